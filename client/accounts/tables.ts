import type { CsvTable } from '../export/csv.ts';
import type { ChartAccountFragment, RegisterPostingFragment } from '../gql/operations.ts';

/** All accounts, also those that are closed or not looked for, each with what it is worth. */
export function chartTable(accounts: readonly ChartAccountFragment[]): CsvTable {
  return {
    head: ['Account', 'Type', 'Role', 'Balance', 'Currency', 'As held'],
    rows: accounts.map(({ fullName, type, role, balance: { native, value } }) => [
      fullName,
      type,
      role ?? null,
      value?.amount ?? null,
      value?.currency ?? null,
      native.map(({ amount, currency }) => `${amount} ${currency}`).join('; '),
    ]),
  };
}

/** The lines of a register that have been read, with the accounts on the other side of each. */
export function registerTable(postings: readonly RegisterPostingFragment[], isHere: (fullName: string) => boolean): CsvTable {
  return {
    head: ['Date', 'Payee', 'Description', 'Other side', 'Amount', 'Balance', 'Currency'],
    rows: postings.map(({ date, amount, runningBalance, transaction: { payee, description, postings: all } }) => [
      date,
      payee ?? null,
      description ?? null,
      [...new Set(all.map(({ account }) => account.fullName).filter((name) => !isHere(name)))].join('; '),
      amount.amount,
      runningBalance?.amount ?? null,
      amount.currency,
    ]),
  };
}
