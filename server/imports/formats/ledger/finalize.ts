import type { Amount } from '../../../ledger/amount.ts';
import { Decimal } from '../../../ledger/decimal.ts';
import { Fault } from '../plain-text/fault.ts';
import { shares } from '../plain-text/shares.ts';
import type { LotAmount } from './amount.ts';
import { print } from './assertions.ts';
import type { Draft, DraftPosting, LedgerJournal } from './journal.ts';
import { emptyNotes } from './notes.ts';
import { looksZero } from './zero.ts';

/** Sums by commodity and lot: what Ledger does not add up stays apart. */
class LotSums {
  private readonly sums = new Map<string, LotSum>();
  /** The first amount seen: where all came to nothing, it says in which commodity. */
  private first: LotSum | null = null;
  /** Whether more than one commodity was met, be its amounts zero: Ledger then leaves out what would show as zero. */
  isMixed = false;

  add(amount: Amount & { readonly lot?: LotAmount['lot'] }): void {
    const { quantity, commodity, lot = null } = amount;
    const key = keyOf(amount);
    this.first ??= { amount: { quantity: Decimal.of(0n, quantity.scale), commodity }, lot };
    this.isMixed ||= keyOf({ commodity: this.first.amount.commodity, lot: this.first.lot }) !== key;
    if (quantity.isZero) return;
    const old = this.sums.get(key);
    // A lone sum that came to zero is forgotten when another commodity joins it, one among several is not.
    if (!old && this.sums.size === 1 && this.all()[0]!.amount.quantity.isZero) this.sums.clear();
    this.sums.set(key, { amount: { quantity: old ? old.amount.quantity.plus(quantity) : quantity, commodity }, lot });
  }

  subtract(amount: LotAmount): void {
    this.add({ ...amount, quantity: amount.quantity.negated() });
    const key = keyOf(amount);
    if (this.sums.get(key)?.amount.quantity.isZero) this.sums.delete(key);
  }

  get isEmpty(): boolean {
    return this.first === null;
  }

  /** All of them, those among several that came to zero too. */
  entries(): [string, LotSum][] {
    return [...this.sums];
  }

  all(): LotSum[] {
    return [...this.sums.values()];
  }

  /** The one sum there is: a zero where nothing is left. */
  get only(): LotSum | null {
    return this.all()[0] ?? this.first;
  }
}

interface LotSum {
  readonly amount: Amount;
  readonly lot: LotAmount['lot'];
}

function keyOf({ commodity, lot }: { readonly commodity: string; readonly lot?: LotAmount['lot'] }): string {
  return commodity + (lot?.key ?? '');
}

/**
 * Infers what an entry leaves out, as Ledger does: a posting against the bucket, a price between two commodities, the
 * gain in a lot sold above its price, one missing amount; then checks that it balances. Returns the sums that only
 * Ledger's precision takes for zero, or null where no posting has any amount, so that there is nothing to book.
 */
export function finalize(draft: Draft, journal: LedgerJournal): Amount[] | null {
  const { postings } = draft;
  const sums = new LotSums();
  let missing = addUp(postings, sums, journal);
  const [only] = postings;
  if (journal.bucket !== null && postings.length === 1 && only && !sums.isEmpty) {
    missing = bucketPosting(only, journal.bucket);
    postings.push(missing);
  }
  if (!missing) inferPrice(postings, sums, journal);
  for (const posting of postings) settleLot(posting, sums, journal);
  let residue: Amount[] = [];
  if (missing && !sums.isEmpty) residue = fillIn(missing, sums, postings, journal);
  else if (!missing) residue = checkedResidue(sums, journal);
  if (postings.every(({ amount }) => !amount)) return null;
  const unknown = postings.find(({ amount }) => !amount);
  if (unknown)
    throw new Fault(
      'AMOUNT_MISSING',
      'This posting needs an amount: nothing in the entry says what it should be.',
      unknown.account,
      unknown.line,
    );
  return residue;
}

function addUp(postings: readonly DraftPosting[], sums: LotSums, journal: LedgerJournal): DraftPosting | null {
  let missing: DraftPosting | null = null;
  for (const posting of postings) {
    if (posting.kind === 'UNBALANCED_VIRTUAL') continue;
    if (posting.cost) sums.add(journal.commodities.reduced(posting.cost));
    else if (posting.amount) sums.add(reduced(posting.amount, journal));
    else if (missing) {
      const message =
        'Only one posting of an entry may go without an amount; write the others, with a tab or two spaces between account and amount.';
      throw new Fault('SEVERAL_AMOUNTS_MISSING', message, posting.account, posting.line);
    } else missing = posting;
  }
  return missing;
}

export function reduced(amount: LotAmount, journal: LedgerJournal): LotAmount {
  return { ...journal.commodities.reduced(amount), lot: amount.lot };
}

function bucketPosting({ line, status }: DraftPosting, account: string): DraftPosting {
  return { line, account, kind: 'REAL', status, notes: emptyNotes(), amount: null, cost: null, isCostInferred: false, isGenerated: true };
}

/** Where an entry comes to two commodities and names no price, the one is taken to have been exchanged for the other. */
function inferPrice(postings: readonly DraftPosting[], sums: LotSums, journal: LedgerJournal): void {
  const sides = sums.entries();
  if (sides.length !== 2 || postings.some(({ cost }) => cost)) return;
  const top = leading(postings);
  const [a, b] = sides;
  if (!top?.amount || !a || !b || a[1].amount.quantity.isZero || b[1].amount.quantity.isZero) return;
  const [from, to] = a[0] === keyOf(reduced(top.amount, journal)) ? [a, b] : [b, a];
  const bought = postings.filter((posting) => {
    return posting.kind !== 'UNBALANCED_VIRTUAL' && posting.amount && keyOf(reduced(posting.amount, journal)) === from[0];
  });
  if (to[1].amount.commodity === '') {
    const message = 'Ledger infers no price in numbers without a commodity; give them one, or state the price with @ or @@.';
    throw new Fault('COST_IN_SAME_COMMODITY', message);
  }
  const whole = from[1].amount.quantity;
  const worth = to[1].amount.quantity.abs();
  const share = shares(whole.sign < 0 ? worth.negated() : worth, whole, bought.length);
  for (const posting of bought) {
    const amount = reduced(posting.amount!, journal);
    sums.subtract(amount);
    posting.cost = { quantity: share(amount.quantity), commodity: to[1].amount.commodity };
    posting.isCostInferred = true;
    sums.add({ ...posting.cost, lot: to[1].lot });
  }
}

/** The posting whose commodity is priced in the other: the last with a lot, else the first. */
function leading(postings: readonly DraftPosting[]): DraftPosting | null {
  const candidates = postings.filter(({ kind, amount }) => amount && kind !== 'UNBALANCED_VIRTUAL');
  return candidates.findLast(({ amount }) => amount!.lot) ?? candidates[0] ?? null;
}

/** A lot counts at its own price, whatever it was sold for; the difference must stand in the entry as gain or loss. */
function settleLot(posting: DraftPosting, sums: LotSums, journal: LedgerJournal): void {
  const { amount, cost } = posting;
  if (!amount || !cost) return;
  if (keyOf(amount) === cost.commodity) {
    const message = 'The price must be in another commodity than the amount.';
    throw new Fault('COST_IN_SAME_COMMODITY', message, posting.account, posting.line);
  }
  const basis = amount.lot?.basis;
  if (!basis || basis.commodity !== cost.commodity) return;
  const gain = basis.quantity.minus(cost.quantity);
  if (gain.isZero) return;
  if (posting.kind !== 'UNBALANCED_VIRTUAL') sums.add(journal.commodities.reduced({ quantity: gain, commodity: cost.commodity }));
  posting.cost = { quantity: cost.quantity.plus(gain), commodity: cost.commodity };
}

/**
 * One posting for each commodity that is left over, the first of them the one without an amount. Gives what was too
 * small to be made up for.
 */
function fillIn(missing: DraftPosting, sums: LotSums, postings: DraftPosting[], journal: LedgerJournal): Amount[] {
  const small = ({ amount: { quantity, commodity } }: LotSum) => sums.isMixed && looksZero(quantity, commodity, journal.commodities);
  const all = sums.isMixed ? sums.all() : [sums.only!];
  const rest = all.filter((sum) => !small(sum)).sort((a, b) => (a.amount.commodity < b.amount.commodity ? -1 : 1));
  for (const [index, { amount, lot }] of rest.entries()) {
    const opposite = { ...amount, quantity: amount.quantity.negated(), lot };
    if (index === 0) missing.amount = opposite;
    else postings.push({ ...missing, amount: opposite, isGenerated: true });
  }
  return all.filter((sum) => small(sum) && !sum.amount.quantity.isZero).map(({ amount }) => amount);
}

export function checkedResidue(sums: LotSums, journal: LedgerJournal): Amount[] {
  const rest = sums
    .all()
    .map(({ amount }) => amount)
    .filter(({ quantity }) => !quantity.isZero);
  const off = rest.filter(({ commodity, quantity }) => !looksZero(quantity, commodity, journal.commodities));
  if (off.length === 0) return rest;
  const hint = off.length > 1 ? 'Change an amount, add a posting, or state the price with @ or @@.' : 'Change an amount or add a posting.';
  throw new Fault('UNBALANCED', `This entry does not balance: the difference is ${off.map(print).join(', ')}. ${hint}`);
}

/** Whether an entry still balances after rules added to it. Returns what only precision takes for zero. */
export function verify(postings: readonly DraftPosting[], journal: LedgerJournal): Amount[] {
  const sums = new LotSums();
  addUp(postings, sums, journal);
  return checkedResidue(sums, journal);
}
