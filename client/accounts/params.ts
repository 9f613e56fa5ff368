import { flag, type Spec, text, type ValuesOf } from '../address/params.ts';

/** The accounts page in its address: the account whose register is open, and how much of it is shown. */
export const accountParams = {
  account: text(),
  /** Its own postings alone, without those of its children. */
  own: flag(),
  /** All days, whatever the period in the page's head. */
  all: flag(),
} satisfies Spec;
export type AccountChoices = ValuesOf<typeof accountParams>;

/** The settings page in its address: the account that is to be given a type or a role. */
export const classifyParams = { account: text() } satisfies Spec;
