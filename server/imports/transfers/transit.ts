import type { TransferLine } from './confidence.ts';

/**
 * Where money is that has left one account and not come to the other yet: beside the accounts it moves between, under a name that every
 * tool takes for cash. Null where it moves within a day.
 */
export function transitAccountOf(from: Pick<TransferLine, 'account' | 'date'>, to: Pick<TransferLine, 'account' | 'date'>): string | null {
  if (from.date === to.date) return null;
  const roots = [from.account, to.account].map((account) => account.split(':')[0]!);
  return `${roots.find((root) => /^assets?$/i.test(root)) ?? 'assets'}:cash:in transit`;
}
