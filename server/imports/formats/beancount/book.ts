import type { BookedTransaction } from './booked.ts';
import type { Balance, Commodity, Mention, Open, Pad, Price } from './directive.ts';

/** A directive after booking. */
export type BookedDirective = BookedTransaction | Open | Balance | Pad | Price | Commodity | Mention;

/** Every account that a directive names. */
export function accountsOf(directive: BookedDirective): string[] {
  switch (directive.kind) {
    case 'transaction':
      return directive.postings.map(({ account }) => account);
    case 'pad':
      return [directive.account, directive.source];
    case 'price':
    case 'commodity':
      return [];
    default:
      return [directive.account];
  }
}

/** The account and all above it: A:B:C, A:B, A. */
export function* withParents(account: string): Generator<string> {
  let name = account;
  for (;;) {
    yield name;
    const end = name.lastIndexOf(':');
    if (end < 0) return;
    name = name.slice(0, end);
  }
}
