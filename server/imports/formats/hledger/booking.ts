import { Decimal } from '../../../ledger/decimal.ts';
import type { PlainDate } from '../../../ledger/plain-date.ts';
import type { Entry, EntryPosting, Place } from '../../journal.ts';
import { Fault } from '../plain-text/fault.ts';
import { RunningBalances } from '../plain-text/running-balances.ts';
import type { PostedAmount } from './amount.ts';
import { type Balanced, balance } from './balance.ts';
import type { Draft, DraftPosting, HledgerJournal } from './journal.ts';

type Step = { date: PlainDate; draft: Draft; index: number; posting: DraftPosting | null };

/**
 * Balances every draft and checks every assertion, in hledger's order: entries without assignments first, then all
 * by date, assignments enacted as their day comes. A failed entry is logged and missing from the result.
 */
export function book(journal: HledgerJournal): Map<number, Entry> {
  return new Booking(journal).run();
}

class Booking {
  private readonly entries = new Map<number, Entry>();
  private readonly balances = new RunningBalances();
  /** After an entry that could not be booked, failing assertions would only repeat that news. */
  private isTrustworthy: boolean;

  constructor(private readonly journal: HledgerJournal) {
    this.isTrustworthy = journal.log.errors === 0;
  }

  run(): Map<number, Entry> {
    const steps = this.journal.drafts.flatMap((draft, index) => this.balanceOrPostpone(draft, index));
    if (steps.some(({ posting, draft }) => posting === null || draft.postings.some((other) => other.assertion))) {
      // Array sort is stable: the order of the file stays within a day.
      steps.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
      for (const step of steps) {
        if (step.posting) this.pass(step.draft, step.posting);
        else this.guard(step.draft, () => this.assign(step.draft, step.index));
      }
    }
    return this.entries;
  }

  private balanceOrPostpone(draft: Draft, index: number): Step[] {
    const postponed = draft.postings.some((posting) => !posting.amounts && posting.assertion);
    if (postponed) return [{ date: draft.entry.date, draft, index, posting: null }];
    const balanced = this.guard(draft, () => balance(draft.postings, this.journal));
    if (!balanced) return [];
    this.entries.set(index, finished(draft, balanced));
    return balanced.postings.map((posting) => ({ date: posting.date ?? draft.entry.date, draft, index, posting }));
  }

  private pass(draft: Draft, posting: DraftPosting): void {
    for (const { commodity, quantity } of posting.amounts ?? []) this.balances.add(posting.account, commodity, quantity);
    this.check(draft, posting);
  }

  /** Enacts the assignments of one entry in their order, then balances what is left. hledger drops its prices. */
  private assign(draft: Draft, index: number): void {
    for (const posting of draft.postings) this.checkAssignable(posting);
    const assigned = draft.postings.map((posting) => {
      const known = posting.amounts ? { ...posting, amounts: posting.amounts.map(withoutCost) } : this.assignedAmounts(posting);
      if (known.amounts) this.pass(draft, known);
      return known;
    });
    const balanced = balance(assigned, this.journal);
    for (const at of balanced.inferred) {
      const { account, amounts } = balanced.postings[at]!;
      for (const { commodity, quantity } of amounts) this.balances.add(account, commodity, quantity);
    }
    this.entries.set(index, finished(draft, balanced));
  }

  private assignedAmounts(posting: DraftPosting): DraftPosting {
    const { account, assertion } = posting;
    if (!assertion) return posting;
    const { amount, isTotal, isInclusive } = assertion;
    const own = this.balances.own(account);
    const below = isInclusive ? this.balances.below(account, false) : new Map<string, Decimal>();
    // Other commodities keep what the account itself holds (=) or go to zero (==); hledger takes the subaccounts' share off either.
    const changes = new Map<string, Decimal>();
    for (const commodity of new Set([amount.commodity, ...own.keys(), ...below.keys()])) {
      const before = own.get(commodity) ?? Decimal.zero;
      const wanted = commodity === amount.commodity ? amount.quantity : isTotal ? Decimal.zero : before;
      changes.set(commodity, wanted.minus(below.get(commodity) ?? Decimal.zero).minus(before));
    }
    const amounts = [...changes]
      .filter(([, quantity]) => !quantity.isZero)
      .map(([commodity, quantity]) => assignedAmount(commodity, quantity));
    return { ...posting, amounts: amounts.length > 0 ? amounts : [assignedAmount(amount.commodity, Decimal.zero)] };
  }

  private checkAssignable({ amounts, assertion, date, account, line }: DraftPosting): void {
    if (amounts || !assertion) return;
    if (date) {
      const message = 'A balance assignment cannot have a date of its own; write the amount, or take the date away.';
      throw new Fault('ASSIGNMENT_WITH_DATE', message, account, line);
    }
    if (this.journal.ruledAccounts.has(account)) {
      const message = 'A balance assignment cannot stand on an account that an automated rule posts to; write the amount.';
      throw new Fault('ASSIGNMENT_WITH_RULE', message, account, line);
    }
  }

  private check(draft: Draft, { account, assertion, line }: DraftPosting): void {
    if (!assertion || !this.isTrustworthy) return;
    const { amount, isTotal, isInclusive } = assertion;
    const actual = isInclusive ? this.balances.below(account, true) : this.balances.own(account);
    const wanted: [string, Decimal][] = [[amount.commodity, amount.quantity]];
    if (isTotal) for (const commodity of actual.keys()) if (commodity !== amount.commodity) wanted.push([commodity, Decimal.zero]);
    for (const [commodity, expected] of wanted) {
      const found = actual.get(commodity) ?? Decimal.zero;
      if (!found.equals(expected)) this.assertionFailed({ file: draft.entry.place.file, line }, account, commodity, expected, found);
    }
  }

  private assertionFailed(place: Place, account: string, commodity: string, expected: Decimal, found: Decimal): void {
    const [asserted, actual] = [expected, found].map((quantity) => `${quantity} ${commodity}`.trim());
    const difference = `${found.minus(expected)} ${commodity}`.trim();
    const message = `The balance of ${account} should be ${asserted} here but is ${actual} (difference ${difference}). Look for an entry that is missing, doubled or wrongly dated, or mend the assertion.`;
    this.journal.log.error(place, 'BALANCE_ASSERTION_FAILED', message, account);
  }

  private guard<T>(draft: Draft, run: () => T): T | null {
    try {
      return run();
    } catch (error) {
      this.isTrustworthy = false;
      this.journal.log.caught(error, draft.entry.place.file, draft.entry.place.line, draft.text);
      return null;
    }
  }
}

function withoutCost(amount: PostedAmount): PostedAmount {
  return { ...amount, cost: null, costKey: '' };
}

function assignedAmount(commodity: string, quantity: Decimal): PostedAmount {
  return { commodity, quantity, style: { mark: null, groups: null, precision: quantity.scale }, cost: null, costKey: '' };
}

function finished(draft: Draft, { postings, residue }: Balanced): Entry {
  return {
    ...draft.entry,
    postings: postings.flatMap((posting) => posting.amounts.map((amount) => entryPosting(posting, amount, draft))),
    residue,
  };
}

function entryPosting(posting: DraftPosting, { commodity, quantity, cost }: PostedAmount, draft: Draft): EntryPosting {
  const { account, kind, status, comment, tags } = posting;
  return {
    account,
    date: posting.date ?? draft.entry.date,
    // A posting without a mark of its own carries its entry's, as in both tools.
    status: status === 'UNMARKED' ? draft.entry.status : status,
    amount: { quantity, commodity },
    cost: cost && { quantity: cost.quantity, commodity: cost.commodity },
    kind,
    comment,
    tags,
  };
}
