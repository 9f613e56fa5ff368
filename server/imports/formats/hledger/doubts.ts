import type { Place } from '../../journal.ts';
import { Fault } from '../plain-text/fault.ts';
import { problemsMax } from '../plain-text/problem-log.ts';
import { type Imbalance, looksZero, unbalanced } from './balance.ts';
import type { HledgerJournal } from './journal.ts';

/** An entry that could not be booked, or may turn out so. */
export interface Rejected {
  /** Which entry of the file, counted from 0. */
  readonly entry: number;
  readonly place: Place;
  readonly text: string;
  readonly fault: Fault;
}

interface Doubtful extends Omit<Rejected, 'fault'> {
  readonly imbalances: readonly Imbalance[];
}

/**
 * Entries that come to zero only nearly. Whether that is near enough depends on the precision of their commodities,
 * which the last line may still change. Of entries that stand or fall together only so many are kept as problems are told.
 */
export class Doubts {
  private readonly alike = new Map<string, Doubtful[]>();

  add(doubtful: Doubtful): void {
    const key = JSON.stringify(
      doubtful.imbalances.map(({ kind, sums }) => [kind, sums.map((sum) => [sum.commodity, sum.own, zeroUpTo(sum)])]),
    );
    const others = this.alike.get(key);
    if (!others) this.alike.set(key, [doubtful]);
    else if (others.length <= problemsMax) others.push(doubtful);
  }

  /** Those that do not balance, now that all precisions are known. */
  rejected(journal: HledgerJournal): Rejected[] {
    return [...this.alike.values()].flat().flatMap(({ imbalances, ...doubtful }) => {
      const fault = faultOf(imbalances, journal);
      return fault ? [{ ...doubtful, fault }] : [];
    });
  }
}

/** The fault of an entry whose sums are too far from zero at the precision of their commodities; null where none is. */
export function faultOf(imbalances: readonly Imbalance[], journal: HledgerJournal): Fault | null {
  for (const { kind, sums } of imbalances) {
    const off = sums.filter(({ commodity, quantity, own }) => !looksZero(quantity, journal.precisionOf(commodity) ?? own));
    if (off.length > 0) return unbalanced(kind, off);
  }
  return null;
}

/** The highest precision at which a sum still looks like zero; -1 where it does at none. */
function zeroUpTo({ quantity }: Imbalance['sums'][number]): number {
  let precision = 0;
  while (looksZero(quantity, precision)) precision += 1;
  return precision - 1;
}
