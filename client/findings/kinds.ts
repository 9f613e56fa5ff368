import { flag, listOf, type Spec, type ValuesOf } from '../address/params.ts';
import type { FindingKind } from '../gql/operations.ts';

/** What a finding is about, in the order in which the page offers it. */
export const kindNames: Record<FindingKind, string> = {
  DUPLICATE_PAYMENT: 'paid twice',
  PRICE_JUMP: 'price went up',
  OUTLIER_MONTH: 'unusual month',
  LARGE_FIRST_PAYMENT: 'large first payment',
  NEW_RECURRING_PAYMENT: 'new regular payment',
  STOPPED_PAYMENT: 'stopped payment',
  JUST_BELOW_LIMIT: 'just below a limit',
  UNUSUAL_ACCOUNT: 'unusual account',
  REVERSED_ENTRY: 'taken back',
  INVERTED_RATE: 'rate upside down',
  UNTYPED_ACCOUNT: 'account of no type',
};

export const kinds = Object.keys(kindNames) as [FindingKind, ...FindingKind[]];

/** The findings page in its address: only some kinds (`kinds` repeated), and those that were set aside in place of the others. */
export const findingParams = { kinds: listOf(kinds), aside: flag() } satisfies Spec;
export type FindingChoices = ValuesOf<typeof findingParams>;
