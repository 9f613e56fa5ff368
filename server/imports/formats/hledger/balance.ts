import { type Amount, nonZero, sumByCommodity } from '../../../ledger/amount.ts';
import { Decimal } from '../../../ledger/decimal.ts';
import type { PostingKind } from '../../journal.ts';
import { Fault } from '../plain-text/fault.ts';
import { shares } from '../plain-text/shares.ts';
import type { PostedAmount } from './amount.ts';
import type { DraftPosting } from './journal.ts';

/** Postings whose amounts are known: `inferred` marks those that the entry left out. */
export interface Balanced {
  readonly postings: readonly (DraftPosting & { readonly amounts: readonly PostedAmount[] })[];
  /** The sums that are not exactly zero, for each kind of postings that has any. */
  readonly imbalances: readonly Imbalance[];
  readonly inferred: ReadonlySet<number>;
}

export interface Imbalance {
  readonly kind: PostingKind;
  /** `own`: the precision of the entry's own amounts, for commodities of which the journal says nothing. */
  readonly sums: readonly (Amount & { readonly own: number })[];
}

const balancedKinds = ['REAL', 'BALANCED_VIRTUAL'] as const;

/**
 * Infers what an entry leaves out (a price between two commodities, one amount for its real postings and one for
 * its balanced virtual ones) and says how far both groups are from zero. Throws a Fault where too much is left out.
 */
export function balance(drafts: readonly DraftPosting[]): Balanced {
  let postings = drafts;
  for (const kind of balancedKinds) postings = withInferredCosts(postings, kind);
  const inferred = new Set<number>();
  for (const kind of balancedKinds) checkOneMissing(postings, kind);
  const complete = postings.map((posting, index) => {
    if (isKnown(posting)) return posting;
    inferred.add(index);
    return { ...posting, amounts: missingAmounts(postings, posting.kind) };
  });
  const imbalances = balancedKinds.flatMap((kind) => imbalanceOf(complete, kind));
  return { postings: complete, imbalances, inferred };
}

function isKnown(posting: DraftPosting): posting is Balanced['postings'][number] {
  return posting.amounts !== null;
}

export function atCost(amount: PostedAmount): Amount {
  return amount.cost ?? amount;
}

function amountsOf(postings: readonly DraftPosting[], kind: PostingKind): PostedAmount[] {
  const amounts: PostedAmount[] = [];
  for (const posting of postings) if (posting.kind === kind && posting.amounts) amounts.push(...posting.amounts);
  return amounts;
}

function checkOneMissing(postings: readonly DraftPosting[], kind: PostingKind): void {
  const missing = postings.filter((posting) => posting.kind === kind && !posting.amounts);
  if (missing.length < 2) return;
  const word = kind === 'REAL' ? 'posting' : 'balanced virtual posting';
  const message = `Only one ${word} of an entry may go without an amount; write the others, with two or more spaces (hledger takes no single tab) between account and amount.`;
  throw new Fault('SEVERAL_AMOUNTS_MISSING', message, missing[1]!.account, missing[1]!.line);
}

function missingAmounts(postings: readonly DraftPosting[], kind: PostingKind): PostedAmount[] {
  if (kind === 'UNBALANCED_VIRTUAL') return [plain('', Decimal.zero)];
  const sums = sumByCommodity(amountsOf(postings, kind).map(atCost));
  const rest = nonZero(sums).map(({ commodity, quantity }) => plain(commodity, quantity.negated()));
  if (rest.length > 0) return rest;
  const [first] = sums;
  return [first ? plain(first[0], Decimal.of(0n, first[1].scale)) : plain('', Decimal.zero)];
}

function plain(commodity: string, quantity: Decimal): PostedAmount {
  return { commodity, quantity, style: { mark: null, groups: null, precision: quantity.scale }, cost: null, costKey: '' };
}

/**
 * Where a group of postings comes to exactly two commodities of opposite sign, none of them priced, the one that
 * stands first is taken to be bought or sold for the other.
 */
function withInferredCosts(postings: readonly DraftPosting[], kind: PostingKind): readonly DraftPosting[] {
  if (postings.some((posting) => posting.kind === kind && !posting.amounts)) return postings;
  const amounts = amountsOf(postings, kind);
  const sides = unpricedSides(amounts);
  if (!sides) return postings;
  const { from, to } = sides;
  const total = to.quantity.negated();
  const share = shares(total, from.quantity, amounts.filter((amount) => amount.commodity === from.commodity).length);
  return postings.map((posting) => {
    const only = posting.amounts?.length === 1 ? posting.amounts[0] : undefined;
    if (posting.kind !== kind || only?.commodity !== from.commodity) return posting;
    const cost = { commodity: to.commodity, quantity: share(only.quantity), precision: total.scale };
    return { ...posting, amounts: [{ ...only, cost, costKey: 'inferred' }] };
  });
}

function unpricedSides(amounts: readonly PostedAmount[]): { from: Amount; to: Amount } | null {
  if (amounts.every(({ commodity }) => commodity === amounts[0]!.commodity)) return null;
  const sums = new Map<string, { commodity: string; quantity: Decimal; isPriced: boolean }>();
  for (const { commodity, quantity, cost, costKey } of amounts) {
    const key = `${commodity}\n${costKey}`;
    const sum = sums.get(key);
    sums.set(key, { commodity, quantity: sum ? sum.quantity.plus(quantity) : quantity, isPriced: cost !== null });
  }
  const sides = [...sums.values()].filter(({ quantity }) => !quantity.isZero);
  const [a, b] = sides;
  if (sides.length !== 2 || !a || !b || a.isPriced || b.isPriced || a.quantity.sign === b.quantity.sign) return null;
  const first = amounts.find(({ commodity }) => commodity === a.commodity || commodity === b.commodity)!;
  return first.commodity === a.commodity ? { from: a, to: b } : { from: b, to: a };
}

function imbalanceOf(postings: readonly DraftPosting[], kind: PostingKind): Imbalance[] {
  const amounts = amountsOf(postings, kind);
  const sums = nonZero(sumByCommodity(amounts.map(atCost)));
  return sums.length === 0 ? [] : [{ kind, sums: sums.map((sum) => ({ ...sum, own: ownPrecision(amounts, sum.commodity) })) }];
}

/** What is wrong with an entry whose postings of this kind do not come to zero in these commodities. */
export function unbalanced(kind: PostingKind, off: readonly Amount[]): Fault {
  const shown = off.map(({ commodity, quantity }) => `${quantity} ${commodity}`.trim()).join(', ');
  const group = kind === 'REAL' ? 'This entry does' : 'The balanced virtual postings of this entry do';
  const hint = off.length > 1 ? 'Change an amount, add a posting, or state the price with @ or @@.' : 'Change an amount or add a posting.';
  return new Fault('UNBALANCED', `${group} not balance: the difference is ${shown}. ${hint}`);
}

/** Half a unit of the last digit still looks like zero, as in hledger. */
export function looksZero(quantity: Decimal, precision: number): boolean {
  if (quantity.scale <= precision) return quantity.isZero;
  return quantity.abs().compare(Decimal.of(5n, precision + 1)) <= 0;
}

function ownPrecision(amounts: readonly PostedAmount[], commodity: string): number {
  let most = 0;
  for (const { cost, commodity: own, style } of amounts) {
    if (cost ? cost.commodity === commodity : own === commodity) most = Math.max(most, cost ? cost.precision : style.precision);
  }
  return most;
}
