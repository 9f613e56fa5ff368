import { Decimal } from '../../../ledger/decimal.ts';
import type { ProblemLog } from '../plain-text/problem-log.ts';
import type { BookedPosting, BookedTransaction } from './booked.ts';
import { type CurrencyGroup, type GroupedPosting, groupByCurrency, isFaulty } from './currency-groups.ts';
import { type BookingMethod, type Directive, missing, type Transaction, type WrittenPosting } from './directive.ts';
import { interpolate, lotFaults, type PartlyBooked } from './interpolation.ts';
import { Inventory } from './inventory.ts';
import type { Options } from './options.ts';
import { reduce, Taken } from './reductions.ts';
import { inferTolerances, type Measured } from './tolerance.ts';

/** Books transactions in order: finds the lots that they take from, and the numbers that they leave out. */
export class Booker {
  private readonly inventories = new Map<string, Inventory>();
  private readonly methods = new Map<string, BookingMethod>();

  /** `directives` is the whole book: an account's booking method holds for all of it. */
  constructor(
    directives: readonly Directive[],
    private readonly options: Options,
    private readonly log: ProblemLog,
  ) {
    for (const directive of directives) {
      if (directive.kind === 'open' && directive.booking) this.methods.set(directive.account, directive.booking);
    }
  }

  /** Null where nothing of the transaction can be booked. A part that cannot be is left out. All of it is reported. */
  book(transaction: Transaction): BookedTransaction | null {
    const groups = groupByCurrency(transaction.postings, (account) => this.inventories.get(account));
    if (isFaulty(groups)) {
      for (const fault of groups) this.report(fault, transaction);
      return null;
    }
    const tolerances = inferTolerances(transaction.postings.map(measured), this.options);
    const postings: { index: number; booked: BookedPosting }[] = [];
    for (const group of groups) {
      try {
        const parts = this.findLots(group, transaction);
        const booked = interpolate(parts, group.currency, tolerances);
        for (const fault of lotFaults(booked)) this.report(fault, transaction);
        const indexOf = new Map(parts.map(({ grouped }) => [grouped.written, grouped.index]));
        for (const posting of booked) postings.push({ index: indexOf.get(posting.written!)!, booked: posting });
      } catch (fault) {
        this.report(fault, transaction);
      }
    }
    const booked = postings.sort((a, b) => a.index - b.index).map((posting) => posting.booked);
    for (const posting of booked) this.inventoryOf(posting.account).add(posting);
    return { ...transaction, postings: booked };
  }

  private findLots(group: CurrencyGroup, transaction: Transaction): PartlyBooked[] {
    const taken = new Taken();
    return group.postings.flatMap((grouped): PartlyBooked[] => {
      const { cost, number, currency, written } = grouped;
      if (!cost || number === missing) return [{ grouped, reduction: null }];
      const method = this.methods.get(written.account) ?? this.options.bookingMethod;
      if (method !== 'NONE') {
        const left = taken.leftFor(number, written.account, currency, this.inventories.get(written.account));
        if (left) {
          const reductions = reduce({ number, currency, cost }, left, method, transaction.at);
          for (const reduction of reductions) taken.take(written.account, currency, reduction);
          return reductions.map((reduction) => ({ grouped, reduction }));
        }
      }
      return [{ grouped: dated(grouped, transaction), reduction: null }];
    });
  }

  private inventoryOf(account: string): Inventory {
    let inventory = this.inventories.get(account);
    if (!inventory) {
      inventory = new Inventory();
      this.inventories.set(account, inventory);
    }
    return inventory;
  }

  private report(fault: unknown, { at }: Transaction): void {
    this.log.caught(fault, at.file, at.line, at.text);
  }
}

/** A new lot bears the day of its transaction unless it names another. */
function dated(grouped: GroupedPosting, { date }: Transaction): GroupedPosting {
  return grouped.cost && !grouped.cost.date ? { ...grouped, cost: { ...grouped.cost, date } } : grouped;
}

function measured({ units, cost, price }: WrittenPosting): Measured {
  const number = units === missing || units.number === missing ? null : units.number;
  const costNumbers = [cost?.total, cost?.per].filter((part): part is Decimal => part instanceof Decimal);
  return { number, currency: units === missing ? missing : units.currency, costNumbers, costCurrency: cost ? cost.currency : null, price };
}
