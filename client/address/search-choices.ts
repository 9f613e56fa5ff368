import { choice, type Spec, text, type ValuesOf } from './params.ts';
import { filterParams } from './transaction-filter.ts';

/**
 * The search page in its address: what is looked for, by what, and among which entries. With `like`, the id of an entry, entries
 * like that one are looked for, whatever else it says. Without `date` all days are searched.
 */
export const searchParams = {
  q: text(),
  mode: choice(['HYBRID', 'VECTOR', 'KEYWORD']),
  like: text(),
  ...filterParams,
} satisfies Spec;
export type SearchChoices = ValuesOf<typeof searchParams>;
