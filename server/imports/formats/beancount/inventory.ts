import type { Decimal } from '../../../ledger/decimal.ts';
import type { PlainDate } from '../../../ledger/plain-date.ts';
import { add } from './arithmetic.ts';

/** What tells one lot from another: cost per unit (as Beancount rounds it), day and label. */
export interface Lot {
  readonly number: Decimal;
  readonly currency: string;
  readonly date: PlainDate | null;
  readonly label: string | null;
}

/** Units of one commodity, of one lot or of none. `basis` is the exact total cost, with the sign of `number`; null without a lot. */
export interface Position {
  readonly number: Decimal;
  readonly currency: string;
  readonly lot: Lot | null;
  readonly basis: Decimal | null;
}

/** What a holding did when something was added to it. */
export type Change = 'created' | 'reduced' | 'augmented' | 'ignored';

/** The holdings of one account, by commodity and lot, in the order in which they were opened. */
export class Inventory {
  private readonly holdings = new Map<string, Map<string, Position>>();

  add(position: Position): Change {
    const lots = this.holdings.get(position.currency);
    const key = keyOf(position.lot);
    const held = lots?.get(key);
    if (!held) return this.create(position, key, lots);
    const number = add(held.number, position.number);
    const change = isPositive(held.number) === isPositive(position.number) ? 'augmented' : 'reduced';
    if (!number.isZero) lots!.set(key, { ...held, number, basis: held.basis && position.basis ? held.basis.plus(position.basis) : null });
    else if (lots!.size === 1) this.holdings.delete(position.currency);
    else lots!.delete(key);
    return change;
  }

  /** The positions of a commodity, oldest holding first. */
  positions(currency: string): Iterable<Position> {
    return this.holdings.get(currency)?.values() ?? [];
  }

  /** The one commodity that is held; null where there are none or several. */
  get onlyCurrency(): string | null {
    return this.holdings.size === 1 ? this.holdings.keys().next().value! : null;
  }

  /** The one currency in which lots were bought; null where there are none or several. */
  get onlyCostCurrency(): string | null {
    let only: string | null = null;
    for (const lots of this.holdings.values()) {
      for (const { lot } of lots.values()) {
        if (lot && only !== null && lot.currency !== only) return null;
        if (lot) only = lot.currency;
      }
    }
    return only;
  }

  /** The units of a commodity over all lots. */
  units(currency: string, zero: Decimal): Decimal {
    let total = zero;
    for (const { number } of this.positions(currency)) total = add(total, number);
    return total;
  }

  private create(position: Position, key: string, lots: Map<string, Position> | undefined): Change {
    if (position.number.isZero) return 'ignored';
    if (lots) lots.set(key, position);
    else this.holdings.set(position.currency, new Map([[key, position]]));
    return 'created';
  }
}

/** Zero counts as positive, as Beancount has it. */
export function isPositive(number: Decimal): boolean {
  return number.sign >= 0;
}

export function keyOf(lot: Lot | null): string {
  if (!lot) return '';
  return `${lot.number.trimmed()} ${lot.currency} ${lot.date ?? ''} ${lot.label === null ? '' : JSON.stringify(lot.label)}`;
}
