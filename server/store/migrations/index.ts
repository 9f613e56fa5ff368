import { Books202611230400 } from './202611230400-books.ts';

/** In the order in which they run. */
export const migrations = [Books202611230400];
