import { Books202611230400 } from './202611230400-books.ts';
import { TextFolding202611230430 } from './202611230430-text-folding.ts';
import { ListingKeys202611230500 } from './202611230500-listing-keys.ts';
import { ListKeys202611250500 } from './202611250500-list-keys.ts';

/** In the order in which they run. */
export const migrations = [Books202611230400, TextFolding202611230430, ListingKeys202611230500, ListKeys202611250500];
