import { createContext, useContext } from 'react';
import type { Book, Viewer } from './books.ts';
import type { View } from './view.ts';

export type ShellState = {
  viewer: Viewer;
  book: Book;
  /** The day that it is in the book's time zone. */
  today: string;
  /** What the head of the page has chosen, as far as it is on show. */
  view: View;
  /** Asks everything anew, because figures have changed; what is shown stays until the new figures are there. */
  refresh: () => void;
};

export const ShellContext = createContext<ShellState | null>(null);

/** Who looks at what. Every page and panel stands in a shell. */
export function useShell(): ShellState {
  const state = useContext(ShellContext);
  if (!state) throw new Error('Nothing is shown outside of the shell.');
  return state;
}
