import type { Decimal } from '../../../ledger/decimal.ts';
import type { PlainDate } from '../../../ledger/plain-date.ts';
import { add } from './arithmetic.ts';

/** What tells one lot from another: cost per unit (as Beancount rounds it), day and label. */
export interface Lot {
  readonly number: Decimal;
  readonly currency: string;
  readonly date: PlainDate | null;
  readonly label: string | null;
  /** Equal for equal lots, and never empty. */
  readonly key: string;
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

/** What is held of one commodity, by lot, with how many of them are above and below zero. */
interface Holding {
  readonly lots: Map<string, Position>;
  above: number;
  below: number;
}

export function lotOf(number: Decimal, currency: string, date: PlainDate | null, label: string | null): Lot {
  const key = `${number.trimmed()} ${currency} ${date ?? ''} ${label === null ? '' : JSON.stringify(label)}`;
  return { number, currency, date, label, key };
}

/** The holdings of one account, by commodity and lot, in the order in which they were opened. */
export class Inventory {
  private readonly holdings = new Map<string, Holding>();

  add({ number, currency, lot, basis }: Position): Change {
    const key = lot?.key ?? '';
    const holding = this.holdings.get(currency);
    const held = holding?.lots.get(key);
    if (!holding || !held) return this.create({ number, currency, lot, basis }, key, holding);
    const sum = add(held.number, number);
    count(holding, held.number, -1);
    if (sum.isZero) this.close(holding, currency, key);
    else {
      count(holding, sum, 1);
      holding.lots.set(key, { ...held, number: sum, basis: held.basis && basis ? held.basis.plus(basis) : null });
    }
    return isPositive(held.number) === isPositive(number) ? 'augmented' : 'reduced';
  }

  /** The positions of a commodity, oldest holding first. */
  positions(currency: string): Iterable<Position> {
    return this.holdings.get(currency)?.lots.values() ?? [];
  }

  /** True where units of the other sign are held. */
  holdsOpposite(number: Decimal, currency: string): boolean {
    const holding = this.holdings.get(currency);
    return holding !== undefined && !number.isZero && (number.sign < 0 ? holding.above : holding.below) > 0;
  }

  /** The one commodity that is held; null where there are none or several. */
  get onlyCurrency(): string | null {
    return this.holdings.size === 1 ? this.holdings.keys().next().value! : null;
  }

  /** The one currency in which lots were bought; null where there are none or several. */
  get onlyCostCurrency(): string | null {
    let only: string | null = null;
    for (const { lots } of this.holdings.values()) {
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

  private create(position: Position, key: string, holding: Holding | undefined): Change {
    if (position.number.isZero) return 'ignored';
    const open = holding ?? { lots: new Map<string, Position>(), above: 0, below: 0 };
    if (!holding) this.holdings.set(position.currency, open);
    open.lots.set(key, position);
    count(open, position.number, 1);
    return 'created';
  }

  private close(holding: Holding, currency: string, key: string): void {
    holding.lots.delete(key);
    if (holding.lots.size === 0) this.holdings.delete(currency);
  }
}

/** Zero counts as positive, as Beancount has it. */
export function isPositive(number: Decimal): boolean {
  return number.sign >= 0;
}

function count(holding: Holding, number: Decimal, by: 1 | -1): void {
  if (isPositive(number)) holding.above += by;
  else holding.below += by;
}
