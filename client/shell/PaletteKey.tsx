import { lazy, Suspense, useEffect, useState } from 'react';
import { navigate } from 'wouter/use-browser-location';
import { useHrefs } from '../address/use-address.tsx';
import { pages } from '../pages.ts';
import { areKeysOn, isTyping, sequenceMs } from './keys.ts';
import { onPaletteAsked } from './palette-door.ts';

// Its code comes when somebody first asks for it.
const Palette = lazy(() => import('./Palette.tsx').then((module) => ({ default: module.Palette })));

/** Listens for Ctrl+K, for `?`, for `g` and a page's letter, and for `/`, which leads to where one searches. */
export function PaletteKey() {
  const [isOpen, setOpen] = useState(false);
  useEffect(() => onPaletteAsked(() => setOpen(true)), []);
  useKeys(() => setOpen(true));
  return isOpen ? (
    <Suspense fallback={null}>
      <Palette onClose={() => setOpen(false)} />
    </Suspense>
  ) : null;
}

function useKeys(open: () => void): void {
  const hrefTo = useHrefs();
  useEffect(() => {
    let goUntil = 0;
    const press = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        open();
        return;
      }
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event.target) || !areKeysOn()) return;
      const page = event.timeStamp < goUntil ? pages.find(({ key }) => key === event.key) : undefined;
      goUntil = event.key === 'g' ? event.timeStamp + sequenceMs : 0;
      if (page) navigate(hrefTo(page.path));
      else if (event.key === '?') open();
      else if (event.key === '/') goSearch(hrefTo('/search'));
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [hrefTo, open]);
}

function goSearch(href: string): void {
  const field = document.querySelector<HTMLElement>('[data-search] input');
  if (field) field.focus();
  else navigate(href);
}
