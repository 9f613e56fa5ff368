import { useMemo } from 'react';
import { transactionParams } from '../address/transaction-filter.ts';
import { useHrefs } from '../address/use-address.tsx';
import { useShell } from '../shell/use-shell.ts';

type Type = 'ASSET' | 'LIABILITY' | 'EQUITY' | 'REVENUE' | 'EXPENSE' | 'UNTYPED';
type Which = { accounts?: readonly string[]; types?: readonly Type[] };

/** Where the transactions behind a figure are: of these accounts or types, in these days. From null is from the first entry. */
export function useRows(): (which: Which, days: { from: string | null; to: string }) => string {
  const hrefTo = useHrefs();
  const { book } = useShell();
  return useMemo(
    () => (which, days) => {
      const from = days.from ?? (book.firstDate && book.firstDate <= days.to ? book.firstDate : days.to);
      return hrefTo('/transactions', transactionParams, { ...which, date: { from, to: days.to } });
    },
    [hrefTo, book.firstDate],
  );
}
