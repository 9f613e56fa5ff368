import type { Decimal } from '../../../ledger/decimal.ts';
import { Fault } from '../plain-text/fault.ts';
import { type CostSpec, type Missing, missing, type WrittenPosting } from './directive.ts';
import type { Inventory } from './inventory.ts';

/** A posting whose currencies are known, in the group of the currency in which it weighs. Numbers may still be missing. */
export interface GroupedPosting {
  readonly written: WrittenPosting;
  /** Its place in the transaction. */
  readonly index: number;
  readonly number: Decimal | Missing;
  readonly currency: string;
  readonly cost: (CostSpec & { readonly currency: string }) | null;
  readonly price: { readonly number: Decimal | Missing; readonly currency: string } | null;
}

export interface CurrencyGroup {
  readonly currency: string;
  readonly postings: readonly GroupedPosting[];
}

/** The currencies of one posting while they are being found out; null where it has no such part. */
interface Refer {
  readonly index: number;
  units: string | Missing | null;
  cost: string | Missing | null;
  price: string | Missing | null;
}

type Groups = Map<string, Refer[]>;
type Holdings = (account: string) => Inventory | undefined;

/**
 * Sorts a transaction's postings by the currency in which they weigh, and finds currencies that were left out: from the
 * only other group, else from what the account holds. Where that fails, the faults say so and there are no groups.
 */
export function groupByCurrency(postings: readonly WrittenPosting[], holdings: Holdings): readonly CurrencyGroup[] | readonly Fault[] {
  const groups: Groups = new Map();
  const faults: Fault[] = [];
  const bare: Refer[] = [];
  let unknown: Refer[] = [];
  postings.forEach((posting, index) => {
    const refer = referOf(posting, index);
    const bucket = bucketOf(refer);
    if (posting.units === missing && refer.price === null) bare.push(refer);
    else if (bucket === null) unknown.push(refer);
    else put(groups, bucket, refer);
  });
  if (unknown.length === 1 && groups.size === 1) {
    const [other] = groups.keys();
    put(groups, other!, fillFrom(unknown[0]!, other!));
    unknown = [];
  }
  for (const refer of unknown) {
    fillFromHoldings(refer, holdings(postings[refer.index]!.account));
    const bucket = bucketOf(refer);
    if (bucket !== null) put(groups, bucket, refer);
    else faults.push(unresolved(postings[refer.index]!));
  }
  for (const refer of [...groups.values()].flat()) {
    if (refer.units === missing) refer.units = holdings(postings[refer.index]!.account)?.onlyCurrency ?? missing;
  }
  if (bare.length > 1) faults.push(severalBare(postings[bare[bare.length - 1]!.index]!));
  const filler = bare[0];
  if (filler) for (const currency of groups.keys()) put(groups, currency, { ...filler, units: currency });
  for (const refer of [...groups.values()].flat()) {
    if ([refer.units, refer.cost, refer.price].includes(missing)) faults.push(unresolved(postings[refer.index]!));
  }
  return faults.length > 0 ? faults : sortedGroups(groups, postings);
}

export function isFaulty(result: readonly CurrencyGroup[] | readonly Fault[]): result is readonly Fault[] {
  return result[0] instanceof Fault;
}

function referOf(posting: WrittenPosting, index: number): Refer {
  const units = posting.units === missing ? null : posting.units.currency;
  let cost = posting.cost ? posting.cost.currency : null;
  let price = posting.price ? posting.price.currency : null;
  if (cost === missing && typeof price === 'string') cost = price;
  if (price === missing && typeof cost === 'string') price = cost;
  return { index, units, cost, price };
}

/** The currency in which a posting weighs: that of its cost, else of its price, else its own. */
function bucketOf({ units, cost, price }: Refer): string | null {
  if (typeof cost === 'string') return cost;
  if (typeof price === 'string') return price;
  return cost === null && price === null && typeof units === 'string' ? units : null;
}

function fillFrom(refer: Refer, other: string): Refer {
  if (refer.price === null && refer.cost === null) return { ...refer, units: other };
  return { ...refer, price: refer.price === missing ? other : refer.price, cost: refer.cost === missing ? other : refer.cost };
}

function fillFromHoldings(refer: Refer, held: Inventory | undefined): void {
  if (refer.units === missing) refer.units = held?.onlyCurrency ?? missing;
  if (refer.cost !== missing && refer.price !== missing) return;
  const currency = held?.onlyCostCurrency ?? missing;
  if (refer.price === missing) refer.price = currency;
  if (refer.cost === missing) refer.cost = currency;
}

function put(groups: Groups, currency: string, refer: Refer): void {
  const group = groups.get(currency);
  if (group) group.push(refer);
  else groups.set(currency, [refer]);
}

function sortedGroups(groups: Groups, postings: readonly WrittenPosting[]): CurrencyGroup[] {
  // Groups stand in the order in which they were first seen: that of the postings, but for what had to be found out.
  return [...groups].map(([currency, refers]) => ({
    currency,
    postings: refers.sort((a, b) => a.index - b.index).map((refer) => grouped(postings[refer.index]!, refer)),
  }));
}

function grouped(written: WrittenPosting, refer: Refer): GroupedPosting {
  const { cost, price, units } = written;
  return {
    written,
    index: refer.index,
    number: units === missing ? missing : units.number,
    currency: textOf(refer.units),
    cost: cost && { ...cost, currency: textOf(refer.cost) },
    price: price && { number: price.number, currency: textOf(refer.price) },
  };
}

function textOf(currency: string | Missing | null): string {
  return typeof currency === 'string' ? currency : '';
}

function unresolved({ at }: WrittenPosting): Fault {
  return new Fault('CURRENCY_UNKNOWN', 'The currency of this posting follows from nothing. Write it.', at.text, at.line);
}

function severalBare({ at }: WrittenPosting): Fault {
  return new Fault('SEVERAL_ELIDED', 'More than one posting has no amount. Write all but one.', at.text, at.line);
}
