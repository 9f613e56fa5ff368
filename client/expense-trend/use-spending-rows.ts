import { useHrefs } from '../address/use-address.tsx';
import type { DateRange } from '../format/date.ts';
import { useRows } from '../statement/use-rows.ts';
import { expenseParams } from './choices.ts';
import type { Category } from './spending.ts';

export type SpendingRows = {
  /** The transactions of a category in some days; of all that is shown where it is null. Null for the rest, which has no name. */
  of: (category: Category | null, days: DateRange) => string | null;
  /** One level down the tree of accounts. */
  below: (category: Category) => string | null;
};

export function useSpendingRows(under: string | null): SpendingRows {
  const rows = useRows();
  const hrefTo = useHrefs();
  return {
    of(category, days) {
      if (category === null) return rows(under === null ? { types: ['EXPENSE'] } : { accounts: [under] }, days);
      return category.account && rows({ accounts: [category.account.fullName] }, days);
    },
    below(category) {
      if (category.account === null || category.account.fullName === under) return null;
      return hrefTo('/expenses', expenseParams, { account: category.account.fullName });
    },
  };
}
