import type { FilterChoices, TransactionChoices } from '../address/transaction-filter.ts';
import { amountRange } from '../format/amount-range.ts';
import { printRange } from '../format/date.ts';
import type { Chip } from '../ui/Chips.tsx';

export const typeNames: Record<TransactionChoices['types'][number], string> = {
  ASSET: 'assets',
  LIABILITY: 'liabilities',
  EQUITY: 'equity',
  REVENUE: 'revenue',
  EXPENSE: 'expenses',
  UNTYPED: 'untyped accounts',
};
export const statusNames: Record<NonNullable<TransactionChoices['status']>, string> = {
  CLEARED: 'cleared',
  PENDING: 'pending',
  UNMARKED: 'not marked',
};

type FilterChip = Chip<Partial<TransactionChoices>>;

/** All that is set, in words. */
export function chipsOf(choices: FilterChoices & Partial<Pick<TransactionChoices, 'text'>>): FilterChip[] {
  const { date, accounts, types, amount, currency, text = null, status, importId, tag } = choices;
  const single = (label: string | null, clear: Partial<TransactionChoices>): FilterChip[] =>
    label === null ? [] : [{ label, without: clear, clear }];
  return [
    ...single(date === null ? null : date === 'all' ? 'all days' : printRange(date), { date: null }),
    ...single(text && `“${text}”`, { text: null }),
    ...accounts.map((name) => ({ label: name, without: { accounts: accounts.filter((one) => one !== name) }, clear: { accounts: [] } })),
    ...types.map((type) => ({
      label: `type: ${typeNames[type]}`,
      without: { types: types.filter((one) => one !== type) },
      clear: { types: [] },
    })),
    ...single(amount && amountRange(amount.min, amount.max), { amount: null }),
    ...single(currency && `in ${currency}`, { currency: null }),
    ...single(status && statusNames[status], { status: null }),
    ...single(tag && `tag ${tag}`, { tag: null }),
    ...single(importId && 'of one import', { importId: null }),
  ];
}
