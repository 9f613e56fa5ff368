import type { Bench } from '../bench.ts';
import { cache } from './cache.ts';
import { page } from './page.ts';
import { search } from './search.ts';
import { size } from './size.ts';
import { statements } from './statements.ts';

/** In the order in which `npm run bench` runs them all. */
export const benches: readonly Bench[] = [size, statements, search, cache, page];
