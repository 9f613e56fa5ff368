import { sharedParams } from '../address/address.ts';
import { useHrefs } from '../address/use-address.tsx';
import { addDays, laterOf } from '../format/date.ts';
import { fiscalYearAround } from '../format/period.ts';
import { useShell } from '../shell/use-shell.ts';
import type { HrefOf } from '../statement/StatementTable.tsx';
import { useRows } from '../statement/use-rows.ts';

const typeOf = { Assets: 'ASSET', Liabilities: 'LIABILITY', Equity: 'EQUITY' } as const;

/** Where a figure of the sheet comes from: an account’s entries up to the day, or the income statement that earnings are of. */
export function useSheetRows(): HrefOf {
  const rows = useRows();
  const hrefTo = useHrefs();
  const { book } = useShell();
  return ({ block, account, label }, { days }) => {
    if (days === null || block === null) return null;
    if (account !== null) return rows({ accounts: [account] }, days);
    const year = fiscalYearAround(days.to, book);
    const first = book.firstDate ?? days.to;
    const income = (from: string, to: string) => hrefTo('/income-statement', sharedParams, { period: { kind: 'range', from, to } });
    if (label === 'Current-year earnings') return income(laterOf(year.from, first), days.to);
    if (label === 'Prior-year earnings') return first < year.from ? income(first, addDays(year.from, -1)) : null;
    if (label === 'Untyped accounts') return rows({ types: ['UNTYPED'] }, days);
    return label.startsWith('Total') ? rows({ types: [typeOf[block as keyof typeof typeOf]] }, days) : null;
  };
}
