import type { Amount } from '../../../ledger/amount.ts';
import { nonZero, sumByCommodity } from '../../../ledger/amount.ts';
import type { TransactionStatus } from '../../../ledger/nouns.ts';
import type { Entry, EntryPosting, JournalItem, Tag } from '../../journal.ts';
import type { BookedDirective } from './book.ts';
import { type BookedPosting, type BookedTransaction, totalCostOf } from './booked.ts';
import type { At, FullAmount } from './directive.ts';
import { type Options, typeOf } from './options.ts';

/** Turns a checked directive into what the importer takes; balances, pads and notes have done their work by now. */
export function itemsOf(directive: BookedDirective, options: Options, roots: Set<string>): JournalItem[] {
  const { at } = directive;
  switch (directive.kind) {
    case 'transaction':
      return [{ kind: 'entry', entry: entryOf(directive) }];
    case 'price': {
      const { date: on, currency: commodity, amount } = directive;
      return [{ kind: 'price', price: { place: placeOf(at), on, commodity, rate: amount.number, quote: amount.currency } }];
    }
    case 'open':
      return [...rootOf(directive.account, at, options, roots), declared(directive.account, at, options, directive.role)];
    case 'commodity':
      if (directive.digits === null) return [];
      return [{ kind: 'commodity', commodity: { place: placeOf(at), symbol: directive.currency, digits: directive.digits } }];
    default:
      return [];
  }
}

function entryOf({ at, date, flag, payee, narration, tags, postings }: BookedTransaction): Entry {
  const status = statusOf(flag) ?? 'UNMARKED';
  return {
    place: placeOf(at),
    date,
    secondaryDate: null,
    status,
    code: null,
    payee: payee || null,
    description: narration,
    comment: null,
    tags: [...flagTag(flag), ...tags],
    postings: postings.map((posting) => postingOf(posting, { date, status })),
    residue: nonZero(sumByCommodity(postings.map(balanced))),
  };
}

function postingOf(posting: BookedPosting, entry: { readonly date: Entry['date']; readonly status: TransactionStatus }): EntryPosting {
  const { account, number, currency, written } = posting;
  const flag = written?.flag ?? null;
  const cost = totalCostOf(posting);
  return {
    account,
    date: entry.date,
    status: (flag === null ? null : statusOf(flag)) ?? entry.status,
    amount: { quantity: number, commodity: currency },
    cost: cost && amountOf(cost),
    kind: 'REAL',
    comment: null,
    tags: [...(flag === null ? [] : flagTag(flag)), ...(written?.tags ?? [])],
  };
}

function balanced(posting: BookedPosting): Amount {
  return amountOf(totalCostOf(posting) ?? posting);
}

function amountOf({ number, currency }: FullAmount): Amount {
  return { quantity: number, commodity: currency };
}

function statusOf(flag: string): TransactionStatus | null {
  return flag === '*' ? 'CLEARED' : flag === '!' ? 'PENDING' : null;
}

/** Flags that are no status are kept as a tag. */
function flagTag(flag: string): Tag[] {
  return statusOf(flag) ? [] : [{ name: 'flag', value: flag }];
}

/** The five roots are accounts of a declared type too, so that reports find their types whatever they are called. */
function rootOf(account: string, at: At, options: Options, roots: Set<string>): JournalItem[] {
  const root = account.split(':', 1)[0]!;
  if (roots.has(root)) return [];
  roots.add(root);
  return [declared(root, at, options, null)];
}

function declared(name: string, at: At, options: Options, role: string | null): JournalItem {
  return { kind: 'account', account: { place: placeOf(at), name, type: typeOf(options, name), role } };
}

function placeOf({ file, line }: At): { file: string; line: number } {
  return { file, line };
}
