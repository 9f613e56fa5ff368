import { isDate } from '../format/date.ts';
import type { TransactionFilter } from '../gql/operations.ts';
import { choice, list, listOf, optional, type Param, parsed, type Spec, text, type ValuesOf } from './params.ts';

export type Days = { from: string; to: string };
/** `all` is every day, whatever the period in the page's head. */
export type DaysChoice = Days | 'all';
export type AmountRange = { min: string | null; max: string | null };

const accountTypes = ['ASSET', 'LIABILITY', 'EQUITY', 'REVENUE', 'EXPENSE', 'UNTYPED'] as const;
const decimal = /^-?\d{1,60}(\.\d{1,60})?$/;

function parseDays(written: string): DaysChoice | null {
  if (written === 'all') return 'all';
  const [from = '', to = from] = written.split('..');
  return isDate(from) && isDate(to) && from <= to ? { from, to } : null;
}

function parseAmounts(written: string): AmountRange | null {
  const [low = '', high = low] = written.split('..');
  const range = { min: decimal.test(low) ? low : null, max: decimal.test(high) ? high : null };
  return range.min === null && range.max === null ? null : range;
}

const days: Param<DaysChoice | null> = parsed<DaysChoice>(parseDays, (value) => (value === 'all' ? 'all' : `${value.from}..${value.to}`));
const amounts: Param<AmountRange | null> = parsed<AmountRange>(parseAmounts, ({ min, max }) => `${min ?? ''}..${max ?? ''}`);

/**
 * What narrows entries down, in the address. Names are those of the fields of TransactionFilter: `date=2026-01-01..2026-01-31`,
 * `accounts=expenses:rent` (repeated for several), `types=REVENUE`, `amount=100..`, `currency`, `status`, `importId`, `tag`.
 */
export const filterParams = {
  date: days,
  accounts: list(),
  types: listOf(accountTypes),
  amount: amounts,
  currency: text(),
  status: optional(['UNMARKED', 'PENDING', 'CLEARED']),
  importId: text(),
  tag: text(),
} satisfies Spec;
export type FilterChoices = ValuesOf<typeof filterParams>;

/** The transactions page in its address. Without `date`, the days are those of the period in the page's head. */
export const transactionParams = {
  ...filterParams,
  text: text(),
  orderBy: choice(['DATE_DESC', 'DATE_ASC', 'AMOUNT_DESC', 'AMOUNT_ASC']),
} satisfies Spec;
export type TransactionChoices = ValuesOf<typeof transactionParams>;

/** The filter that the API is asked with. `period` holds where the address names no days of its own; null is every day. */
export function transactionFilterOf(
  choices: FilterChoices & Partial<Pick<TransactionChoices, 'text'>>,
  period: Days | null,
): TransactionFilter {
  const { date, accounts, types, amount, currency, text: words, status, importId, tag } = choices;
  const range = date === 'all' ? null : (date ?? period);
  return {
    ...(range ? { date: { from: range.from, to: range.to } } : {}),
    ...(accounts.length > 0 ? { accounts: [...accounts] } : {}),
    ...(types.length > 0 ? { types: [...types] } : {}),
    ...(amount ? { amount } : {}),
    ...(currency ? { currency } : {}),
    ...(words ? { text: words } : {}),
    ...(status ? { status } : {}),
    ...(importId ? { importId } : {}),
    ...(tag ? { tag } : {}),
  };
}
