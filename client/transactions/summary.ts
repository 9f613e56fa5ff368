import { absolute, compare, signOf, sum } from '../format/decimal.ts';

export type Posting = { account: { name: string; fullName: string; type: string }; amount: { amount: string; currency: string } };
export type Summary = {
  /** What came in (positive) or went out, by currency; of a transfer between own accounts what was moved, without a sign. */
  amounts: { amount: string; currency: string }[];
  kind: 'in' | 'out' | 'moved';
  /** What it was for. */
  categories: string[];
  /** Where the money was. */
  accounts: string[];
};

/** One line for an entry: from the side of what the book owns and owes. */
export function summaryOf(postings: readonly Posting[]): Summary {
  const own = postings.filter(({ account }) => account.type === 'ASSET' || account.type === 'LIABILITY');
  const other = postings.filter((posting) => !own.includes(posting));
  const net = byCurrency(own).filter(({ amount }) => signOf(amount) !== 0);
  const isMove = own.length === 0 || other.length === 0 || net.length === 0;
  const amounts = isMove ? byCurrency(postings.filter(({ amount }) => signOf(amount.amount) > 0)) : net;
  const kind = isMove || net.length > 1 ? 'moved' : signOf(net[0]?.amount ?? '0') > 0 ? 'in' : 'out';
  return { amounts, kind, categories: namesOf(isMove ? [] : other), accounts: namesOf(isMove ? postings : own) };
}

function byCurrency(postings: readonly Posting[]): { amount: string; currency: string }[] {
  const groups = new Map<string, string>();
  for (const { amount } of postings) groups.set(amount.currency, sum([groups.get(amount.currency) ?? '0', amount.amount]));
  return [...groups].map(([currency, amount]) => ({ currency, amount }));
}

/** The last names, largest amount first, each once. */
function namesOf(postings: readonly Posting[]): string[] {
  const bySize = [...postings].sort((a, b) => compare(absolute(b.amount.amount), absolute(a.amount.amount)));
  return [...new Set(bySize.map(({ account }) => account.name))];
}
