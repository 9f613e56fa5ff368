import type { Amount } from '../../../ledger/amount.ts';
import { Decimal } from '../../../ledger/decimal.ts';
import type { Entry, EntryPosting, JournalItem, Place } from '../../journal.ts';
import { Fault } from '../plain-text/fault.ts';
import { problemsMax } from '../plain-text/problem-log.ts';
import { RunningBalances } from '../plain-text/running-balances.ts';
import type { PostedAmount } from './amount.ts';
import { type Balanced, balance } from './balance.ts';
import { Doubts, faultOf, type Rejected } from './doubts.ts';
import type { BalanceAssertion, Draft, DraftPosting, HledgerJournal } from './journal.ts';
import { PostingLog } from './posting-log.ts';

/** A balance assertion, to be checked when its posting's day has come. */
interface Check {
  readonly place: Place;
  readonly account: string;
  readonly assertion: BalanceAssertion;
}

/**
 * Balances drafts as they come, and when all are there checks every assertion in hledger's order: by date, assignments
 * enacted as their day comes. An entry that cannot be booked is logged at the end, as in hledger entries are balanced
 * when all are read.
 */
export class Booking {
  private readonly log = new PostingLog();
  private readonly balances = new RunningBalances();
  private readonly doubts = new Doubts();
  private readonly rejected: Rejected[] = [];
  private readonly checks = new Map<number, Check>();
  /** Entries that have to wait for the balances of their day, by row of the log. */
  private readonly postponed = new Map<number, { readonly draft: Draft; entry: Entry | null }>();
  /** From the first postponed entry on, all that the file holds: its order must stay. */
  private held: (JournalItem | Draft)[] = [];
  private entryCount = 0;
  /** After an entry that could not be booked, failing assertions would only repeat that news. */
  private isTrustworthy = true;

  constructor(private readonly journal: HledgerJournal) {}

  /** Books what was read. Returns what is ready, in the order of the file. */
  take(items: readonly (JournalItem | Draft)[]): JournalItem[] {
    const ready: JournalItem[] = [];
    for (const item of items) {
      const booked = 'kind' in item ? item : this.balanceOrPostpone(item);
      if (booked === null) continue;
      if (this.postponed.size > 0) this.held.push(booked);
      else if ('kind' in booked) ready.push(booked);
    }
    return ready;
  }

  /** Logs what is wrong with the journal, and returns what had to wait. */
  end(): JournalItem[] {
    const { log } = this.journal;
    this.isTrustworthy = log.errors === 0;
    const rejected = [...this.rejected, ...this.doubts.rejected(this.journal)].sort((a, b) => a.entry - b.entry);
    for (const { fault, place, text } of rejected) log.caught(fault, place.file, place.line, text);
    if (rejected.length > 0) this.isTrustworthy = false;
    if (this.checks.size + this.postponed.size > 0) this.walk(new Set(rejected.map(({ entry }) => entry)));
    const entries = new Map([...this.postponed.values()].map(({ draft, entry }) => [draft, entry]));
    return this.held.flatMap((item) => ('kind' in item ? [item] : itemOf(entries.get(item) ?? null)));
  }

  private balanceOrPostpone(draft: Draft): JournalItem | Draft | null {
    const number = this.entryCount;
    this.entryCount += 1;
    const { date, place } = draft.entry;
    if (draft.postings.some((posting) => !posting.amounts && posting.assertion)) {
      this.postponed.set(this.log.add(date, number, '', '', Decimal.zero), { draft, entry: null });
      return draft;
    }
    let balanced: Balanced;
    try {
      balanced = balance(draft.postings);
    } catch (fault) {
      if (!(fault instanceof Fault)) throw fault;
      if (this.rejected.length <= problemsMax) this.rejected.push({ entry: number, place, text: draft.text, fault });
      return null;
    }
    const { imbalances } = balanced;
    if (imbalances.length > 0) this.doubts.add({ entry: number, place, text: draft.text, imbalances });
    this.note(draft, balanced, number);
    return { kind: 'entry', entry: finished(draft, balanced) };
  }

  private note(draft: Draft, { postings }: Balanced, number: number): void {
    for (const { account, amounts, assertion, date, line } of postings) {
      for (const { commodity, quantity } of amounts) this.log.add(date ?? draft.entry.date, number, account, commodity, quantity);
      if (assertion) this.checks.set(this.log.length - 1, { place: { file: draft.entry.place.file, line }, account, assertion });
    }
  }

  private walk(left: ReadonlySet<number>): void {
    for (const row of this.log.byDate()) {
      const { entry, account, commodity, quantity } = this.log.at(row);
      if (left.has(entry)) continue;
      const postponed = this.postponed.get(row);
      if (postponed) {
        postponed.entry = this.guard(postponed.draft, () => this.assign(postponed.draft));
        continue;
      }
      this.balances.add(account, commodity, quantity);
      const check = this.checks.get(row);
      if (check) this.check(check);
    }
  }

  private pass(draft: Draft, { account, amounts, assertion, line }: DraftPosting): void {
    for (const { commodity, quantity } of amounts ?? []) this.balances.add(account, commodity, quantity);
    if (assertion) this.check({ place: { file: draft.entry.place.file, line }, account, assertion });
  }

  /** Enacts the assignments of one entry in their order, then balances what is left. hledger drops its prices. */
  private assign(draft: Draft): Entry {
    for (const posting of draft.postings) this.checkAssignable(posting);
    const assigned = draft.postings.map((posting) => {
      const known = posting.amounts ? { ...posting, amounts: posting.amounts.map(withoutCost) } : this.assignedAmounts(posting);
      if (known.amounts) this.pass(draft, known);
      return known;
    });
    const balanced = balance(assigned);
    const fault = faultOf(balanced.imbalances, this.journal);
    if (fault) throw fault;
    for (const at of balanced.inferred) {
      const { account, amounts } = balanced.postings[at]!;
      for (const { commodity, quantity } of amounts) this.balances.add(account, commodity, quantity);
    }
    return finished(draft, balanced);
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

  private check({ place, account, assertion }: Check): void {
    if (!this.isTrustworthy) return;
    const { amount, isTotal, isInclusive } = assertion;
    const actual = isInclusive ? this.balances.below(account, true) : this.balances.own(account);
    const wanted: [string, Decimal][] = [[amount.commodity, amount.quantity]];
    if (isTotal) for (const commodity of actual.keys()) if (commodity !== amount.commodity) wanted.push([commodity, Decimal.zero]);
    for (const [commodity, expected] of wanted) {
      const found = actual.get(commodity) ?? Decimal.zero;
      if (!found.equals(expected)) this.assertionFailed(place, account, commodity, expected, found);
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

function itemOf(entry: Entry | null): JournalItem[] {
  return entry ? [{ kind: 'entry', entry }] : [];
}

/** Written out, as much of what is made for each entry is: a spread takes several times as long. */
function finished(draft: Draft, { postings, imbalances }: Balanced): Entry {
  const { place, date, secondaryDate, status, code, payee, description, comment, tags } = draft.entry;
  const own = entryPostings(postings, draft);
  return { place, date, secondaryDate, status, code, payee, description, comment, tags, postings: own, residue: residueOf(imbalances) };
}

function residueOf(imbalances: Balanced['imbalances']): Amount[] {
  const left: Amount[] = [];
  for (const { sums } of imbalances) for (const { commodity, quantity } of sums) left.push({ commodity, quantity });
  return left;
}

function entryPostings(postings: Balanced['postings'], draft: Draft): EntryPosting[] {
  const made: EntryPosting[] = [];
  for (const posting of postings) for (const amount of posting.amounts) made.push(entryPosting(posting, amount, draft));
  return made;
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
