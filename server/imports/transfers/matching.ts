import {
  type Confidence,
  confidenceOf,
  doubtfulPercent,
  type Pair,
  proposedPercent,
  type RateOn,
  surePercent,
  type TransferLine,
} from './confidence.ts';

/** Two lines that are likely one transfer; `isSure` where nobody needs to be asked. */
export interface Match extends Pair, Confidence {
  readonly isSure: boolean;
}

/** Proposals for one line: who has more to choose from is helped by none. */
const proposalsOfLineMax = 3;

/**
 * The pairs that are likely transfers, the likeliest first. A line has a part in one sure pair at most, and in none where another line
 * would do as well; what is not sure is proposed.
 */
export function matchesOf(pairs: readonly Pair[], rateOn: RateOn): Match[] {
  const likely: Match[] = [];
  for (const pair of pairs) {
    const confidence = confidenceOf(pair, rateOn);
    if (confidence && confidence.percent >= proposedPercent) likely.push({ ...pair, ...confidence, isSure: false });
  }
  likely.sort((a, b) => b.percent - a.percent || compareIds(a.from, b.from) || compareIds(a.to, b.to));
  const rivals = new Map<string, Match[]>();
  for (const match of likely) for (const { id } of [match.from, match.to]) rivals.set(id, [...(rivals.get(id) ?? []), match]);
  const taken = new Set<string>();
  const judged = likely.map((match): Match => {
    const { from, to } = match;
    const ofBoth = [...rivals.get(from.id)!, ...rivals.get(to.id)!];
    if (!isClear(match, ofBoth) || isDoubtful(match))
      return { ...match, percent: Math.min(match.percent, doubtfulPercent), reasons: [...match.reasons, doubt(match)] };
    if (match.percent < surePercent || taken.has(from.id) || taken.has(to.id)) return match;
    for (const { id } of [from, to]) taken.add(id);
    return { ...match, isSure: true };
  });
  return withoutTaken(judged, taken);
}

/** What is left for people to decide once the sure ones are made. */
function withoutTaken(judged: readonly Match[], taken: ReadonlySet<string>): Match[] {
  const proposals = new Map<string, number>();
  return judged
    .toSorted((a, b) => Number(b.isSure) - Number(a.isSure) || b.percent - a.percent)
    .filter(({ isSure, from, to }) => {
      if (isSure) return true;
      if (taken.has(from.id) || taken.has(to.id)) return false;
      const counts = [from, to].map(({ id }) => proposals.get(id) ?? 0);
      if (counts.some((count) => count >= proposalsOfLineMax)) return false;
      for (const { id } of [from, to]) proposals.set(id, (proposals.get(id) ?? 0) + 1);
      return true;
    });
}

/** Nothing else would do nearly as well, but for lines that are alike: of two equal transfers on one day it is all one which is which. */
function isClear(match: Match, ofBoth: readonly Match[]): boolean {
  const near = ofBoth.filter((rival) => rival.percent > match.percent - 20);
  if (near.some((rival) => !alike(rival.from, match.from) || !alike(rival.to, match.to))) return false;
  const count = (side: 'from' | 'to') => new Set(near.map((rival) => rival[side].id)).size;
  return count('from') === count('to');
}

function alike(a: TransferLine, b: TransferLine): boolean {
  return a.account === b.account && a.date === b.date && a.commodityId === b.commodityId && a.amount.equals(b.amount);
}

/** One of them may be in the book twice; that comes first. That it may be the other's duplicate is what a transfer looks like. */
function isDoubtful({ from, to }: Match): boolean {
  return from.doubtful.some((id) => id !== to.id) || to.doubtful.some((id) => id !== from.id);
}

function doubt(match: Match): string {
  return isDoubtful(match) ? 'One of them may be a duplicate, which is to be decided first.' : 'Another line would do as well.';
}

function compareIds(a: TransferLine, b: TransferLine): number {
  return Number(BigInt(a.id) - BigInt(b.id));
}
