import { type Amount, sumByCommodity } from '../../../ledger/amount.ts';
import { Decimal } from '../../../ledger/decimal.ts';
import { Fault } from '../plain-text/fault.ts';
import type { Draft, DraftPosting, LedgerJournal } from './journal.ts';
import { looksZero } from './zero.ts';

/**
 * What `= balance` leaves to post: the asserted balance less what the account holds, in Ledger's order, which is that
 * of the file: all earlier entries and the earlier postings of this one.
 */
function remainder(posting: DraftPosting, balance: Amount, draft: Draft, journal: LedgerJournal): Map<string, Decimal> {
  const isReal = posting.kind === 'REAL';
  const held = (isReal ? journal.realBalances : journal.allBalances).own(posting.account);
  const earlier = draft.postings.filter(({ account, kind }) => account === posting.account && (kind === 'REAL') === isReal);
  if (earlier.some(({ amount }) => !amount)) {
    const message = 'A balance cannot be checked here: an earlier posting of this entry to the same account has no amount yet; write it.';
    throw new Fault('BAD_ASSIGNMENT', message, posting.account, posting.line);
  }
  const amounts: Amount[] = [balance];
  for (const [commodity, quantity] of held) amounts.push({ commodity, quantity: quantity.negated() });
  for (const { amount } of earlier) amounts.push(negated(journal.commodities.reduced(amount!)));
  const sums = sumByCommodity(amounts);
  if (balance.commodity === '') return sums;
  return new Map([[balance.commodity, sums.get(balance.commodity) ?? Decimal.zero]]);
}

/** The amount that brings the account to `balance`. A Fault where that takes several commodities. */
export function assignedAmount(posting: DraftPosting, balance: Amount, draft: Draft, journal: LedgerJournal): Amount {
  const left = [...remainder(posting, balance, draft, journal)].filter(([, quantity]) => !quantity.isZero);
  const [only] = left;
  if (left.length > 1) {
    throw new Fault(
      'BAD_ASSIGNMENT',
      `${posting.account} holds several commodities; assign the balance of each in a posting of its own.`,
      posting.account,
      posting.line,
    );
  }
  return only ? { commodity: only[0], quantity: only[1] } : { commodity: balance.commodity, quantity: Decimal.zero };
}

/** Checks a balance that stands beside an amount. Null where it holds, else what to tell. */
export function failedAssertion(posting: DraftPosting, balance: Amount, draft: Draft, journal: LedgerJournal): string | null {
  const left = remainder(posting, balance, draft, journal);
  const own = journal.commodities.reduced(posting.amount!);
  left.set(own.commodity, (left.get(own.commodity) ?? Decimal.zero).minus(own.quantity));
  const off = [...left].filter(([commodity, quantity]) => !isNothing(quantity, commodity, balance, journal));
  if (off.length === 0) return null;
  const difference = off.map(([commodity, quantity]) => print({ commodity, quantity: quantity.negated() })).join(', ');
  const expected = print(balance);
  const actual = off.map(([commodity, quantity]) =>
    print({ commodity, quantity: (commodity === balance.commodity ? balance.quantity : Decimal.zero).minus(quantity) }),
  );
  return `The balance of ${posting.account} should be ${expected} here but is ${actual.join(', ')} (difference ${difference}). Ledger counts in the order of the file. Look for an entry that is missing, doubled or misplaced, or mend the assertion.`;
}

/** An asserted zero forgives what the commodity's precision does not show; any other balance must be exact. */
function isNothing(quantity: Decimal, commodity: string, balance: Amount, journal: LedgerJournal): boolean {
  if (!balance.quantity.isZero) return quantity.isZero;
  return looksZero(quantity, commodity, journal.commodities);
}

function negated({ commodity, quantity }: Amount): Amount {
  return { commodity, quantity: quantity.negated() };
}

export function print({ commodity, quantity }: Amount): string {
  return `${quantity} ${commodity}`.trim();
}
