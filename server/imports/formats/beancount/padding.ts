import { Decimal } from '../../../ledger/decimal.ts';
import type { ProblemLog } from '../plain-text/problem-log.ts';
import { add, subtract } from './arithmetic.ts';
import { type BookedDirective, withParents } from './book.ts';
import type { BookedPosting, BookedTransaction } from './booked.ts';
import type { Balance, Pad } from './directive.ts';
import { Inventory } from './inventory.ts';
import type { Options } from './options.ts';
import { balanceTolerance } from './tolerance.ts';

/** An account with pads: what it and its subaccounts hold so far, and the pad that the next balance may use. */
interface PaddedAccount {
  readonly held: Inventory;
  active: Pad | null;
  /** Currencies that were checked since the active pad; each may be padded once. */
  readonly settled: Set<string>;
}

/** Puts after each pad the entries that make the next balances true. Directives are in order and stay so. */
export function insertPadding(directives: readonly BookedDirective[], options: Options, log: ProblemLog): BookedDirective[] {
  const padded = new Map<string, PaddedAccount>();
  const entries = new Map<Pad, BookedTransaction[]>();
  for (const directive of directives) {
    if (directive.kind !== 'pad') continue;
    padded.set(directive.account, { held: new Inventory(), active: null, settled: new Set() });
    entries.set(directive, []);
  }
  if (padded.size === 0) return [...directives];
  for (const directive of directives) {
    if (directive.kind === 'transaction') {
      for (const posting of directive.postings) for (const account of concerned(padded, posting.account)) account.held.add(posting);
    } else if (directive.kind === 'pad') {
      const account = padded.get(directive.account)!;
      account.active = directive;
      account.settled.clear();
    } else if (directive.kind === 'balance') {
      for (const account of concerned(padded, directive.account)) settle(account, directive, entries, options, log);
    }
  }
  return directives.flatMap((directive): BookedDirective[] =>
    directive.kind === 'pad' ? [directive, ...used(directive, entries, log)] : [directive],
  );
}

function concerned(padded: ReadonlyMap<string, PaddedAccount>, account: string): PaddedAccount[] {
  const found: PaddedAccount[] = [];
  for (const name of withParents(account)) {
    const one = padded.get(name);
    if (one) found.push(one);
  }
  return found;
}

function settle(account: PaddedAccount, balance: Balance, entries: Map<Pad, BookedTransaction[]>, options: Options, log: ProblemLog): void {
  const { number, currency } = balance.amount;
  const held = account.held.units(currency, Decimal.zero);
  const tolerance = balance.tolerance ?? balanceTolerance(number, options);
  const isOff = subtract(held, number).abs().compare(tolerance) > 0;
  if (isOff && account.active && !account.settled.has(currency)) {
    for (const { lot } of account.held.positions(currency)) if (lot) reportLots(balance, log);
    const entry = paddingOf(account.active, balance, subtract(number, held));
    entries.get(account.active)!.push(entry);
    account.held.add(entry.postings[0]!);
  }
  account.settled.add(currency);
}

function paddingOf(pad: Pad, { amount }: Balance, number: Decimal): BookedTransaction {
  const { currency } = amount;
  return {
    kind: 'transaction',
    at: pad.at,
    date: pad.date,
    flag: 'P',
    payee: null,
    narration: `(Padding inserted for Balance of ${amount.number} ${currency} for difference ${number} ${currency})`,
    tags: [],
    postings: [bare(pad, pad.account, add(Decimal.zero, number), currency), bare(pad, pad.source, number.negated(), currency)],
  };
}

function bare(pad: Pad, account: string, number: Decimal, currency: string): BookedPosting {
  const nothing = { written: null, lot: null, basis: null, price: null, priceTotal: null, isInferred: false };
  return { ...nothing, at: pad.at, account, number, currency };
}

function used(pad: Pad, entries: ReadonlyMap<Pad, BookedTransaction[]>, log: ProblemLog): BookedTransaction[] {
  const found = entries.get(pad) ?? [];
  if (found.length === 0) {
    const message = `Nothing is padded: no later balance of ${pad.account} is off. Remove the pad, or correct the balance.`;
    log.error(pad.at, 'PAD_UNUSED', message, pad.at.text);
  }
  return found;
}

function reportLots({ at, account }: Balance, log: ProblemLog): void {
  log.error(at, 'PAD_AT_COST', `${account} holds lots at cost, which cannot be padded. Book the difference by an entry.`, at.text);
}
