import { type ComponentType, lazy } from 'react';
import type { Viewer } from './books.ts';

type Definition = {
  /** Where it is; what stands below it (`/accounts/…`) is its own matter. */
  path: string;
  title: string;
  /** The path of its sign, drawn in a box of 20 by 20 with a line of 1.6. */
  icon: string;
  /** Pressed after `g`, it leads here. */
  key: string;
  group: 'reports' | 'books' | 'house';
  /** The choices of the head that it reads. */
  uses: readonly ('period' | 'compare' | 'currency')[];
  /** False for a page that says something of a book without entries too. */
  needsEntries?: boolean;
  /** Who may not do this does not see the page in the navigation. */
  scope?: Viewer['scopes'][number];
};

export type Page = Definition & { Content: ComponentType; preload: () => void };

/** A page whose code comes with the first load; `preload` fetches what of it does not. */
export function eagerPage(definition: Definition, Content: ComponentType, preload: () => void): Page {
  return { ...definition, Content, preload };
}

/** A page whose code comes when somebody goes there, or is about to. */
export function lazyPage(definition: Definition, load: () => Promise<{ Content: ComponentType }>): Page {
  let loading: Promise<{ Content: ComponentType }> | null = null;
  const once = () => {
    loading ??= load();
    // A piece that did not arrive is asked for again the next time.
    loading.catch(() => {
      loading = null;
    });
    return loading;
  };
  return {
    ...definition,
    Content: lazy(() => once().then(({ Content }) => ({ default: Content }))),
    preload: () => void once().catch(() => null),
  };
}
