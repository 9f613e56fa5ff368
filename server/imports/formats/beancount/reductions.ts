import { Decimal } from '../../../ledger/decimal.ts';
import { Fault } from '../plain-text/fault.ts';
import { add, divide, multiply, smallerOf, subtract } from './arithmetic.ts';
import { type At, type BookingMethod, type CostSpec, missing } from './directive.ts';
import { type Inventory, isPositive, type Lot, type Position } from './inventory.ts';

/** A posting taken out of one lot. `basis` is what that part of the lot cost, with the sign of `number`. */
export interface Reduction {
  readonly number: Decimal;
  readonly lot: Lot;
  readonly basis: Decimal;
}

/** What the postings of one group have already taken out of an account's lots; the inventory itself changes after the transaction. */
export class Taken {
  private readonly parts = new Map<string, { number: Decimal; basis: Decimal }>();

  /**
   * What is left of the account's positions of a commodity where a posting of this number takes from them; null where it opens a
   * lot instead, because no units of the other sign are left.
   */
  leftFor(number: Decimal, account: string, currency: string, held: Inventory | undefined): Position[] | null {
    if (!held?.holdsOpposite(number, currency)) return null;
    if (this.parts.size === 0) return [...held.positions(currency)];
    const left = this.left(account, currency, held);
    return left.some((position) => isPositive(position.number) !== isPositive(number)) ? left : null;
  }

  private left(account: string, currency: string, held: Inventory): Position[] {
    const left: Position[] = [];
    for (const position of held.positions(currency)) {
      const part = this.parts.get(this.key(account, position));
      if (!part) left.push(position);
      else {
        const number = add(position.number, part.number);
        if (!number.isZero) left.push({ ...position, number, basis: (position.basis ?? Decimal.zero).plus(part.basis) });
      }
    }
    return left;
  }

  take(account: string, currency: string, { number, lot, basis }: Reduction): void {
    const key = this.key(account, { currency, lot });
    const part = this.parts.get(key);
    this.parts.set(key, part ? { number: add(part.number, number), basis: part.basis.plus(basis) } : { number, basis });
  }

  private key(account: string, { currency, lot }: Pick<Position, 'currency' | 'lot'>): string {
    return `${account}\n${currency}\n${lot?.key ?? ''}`;
  }
}

/** The lots from which a posting is taken. Throws a Fault where none fits, or too many. */
export function reduce(
  posting: { readonly number: Decimal; readonly currency: string; readonly cost: CostSpec },
  left: readonly Position[],
  method: BookingMethod,
  entry: At,
): Reduction[] {
  const matches = left.filter((position) => position.lot && fits(position.lot, posting.cost, posting.number)) as LotPosition[];
  const what = `${posting.number} ${posting.currency}`;
  if (matches.length === 0)
    throw failed('NO_LOT', `No lot held fits the cost given for ${what}. Correct the cost, or its date or label.`, entry);
  if (method === 'AVERAGE') {
    throw failed('AVERAGE_NOT_SUPPORTED', 'Beancount cannot book at average cost yet. Open the account with FIFO, LIFO or STRICT.', entry);
  }
  if (method === 'STRICT') return reduceStrictly(posting.number, matches, what, entry);
  return reduceInOrder(posting.number, ordered(matches, method), what, entry);
}

type LotPosition = Position & { readonly lot: Lot };

function fits(lot: Lot, cost: CostSpec, units: Decimal): boolean {
  const number = costPerUnit(cost, units);
  if (number && !number.equals(lot.number)) return false;
  if (cost.currency !== missing && cost.currency !== lot.currency) return false;
  if (cost.date && cost.date !== lot.date) return false;
  return !cost.label || cost.label === lot.label;
}

/** Null where the cost leaves a number open. */
function costPerUnit({ per, total }: CostSpec, units: Decimal): Decimal | null {
  if (per === missing || total === missing) return null;
  if (total === null) return per;
  return divide(add(total, multiply(per, units.abs())), units.abs());
}

function reduceStrictly(number: Decimal, matches: readonly LotPosition[], what: string, entry: At): Reduction[] {
  const [only] = matches;
  if (only && matches.length === 1) {
    const size = smallerOf(only.number.abs(), number.abs());
    if (!size.equals(number.abs())) throw notEnough(subtract(number.abs(), size), what, entry);
    return [partOf(only, number)];
  }
  const held = Decimal.sum(matches.map((match) => match.number));
  if (!held.equals(number.negated())) {
    throw failed(
      'AMBIGUOUS_LOT',
      `${what} may come from ${matches.length} lots. Name one by cost, date or label, or open the account with FIFO.`,
      entry,
    );
  }
  return matches.map((match) => partOf(match, match.number.negated()));
}

function ordered(matches: readonly LotPosition[], method: BookingMethod): LotPosition[] {
  const direction = method === 'LIFO' ? -1 : 1;
  return [...matches].sort((a, b) => direction * compareText(a.lot.date ?? '', b.lot.date ?? ''));
}

function reduceInOrder(number: Decimal, matches: readonly LotPosition[], what: string, entry: At): Reduction[] {
  const reductions: Reduction[] = [];
  const positive = isPositive(number);
  let remaining = number.abs();
  for (const match of matches) {
    if (remaining.isZero) break;
    if (isPositive(match.number) === positive) continue;
    const size = smallerOf(match.number.abs(), remaining);
    reductions.push(partOf(match, positive ? size : size.negated()));
    remaining = subtract(remaining, size);
  }
  if (!remaining.isZero) throw notEnough(remaining, what, entry);
  return reductions;
}

function partOf({ lot, number: held, basis }: LotPosition, number: Decimal): Reduction {
  // Closing a lot takes all that is left of its cost, so that no fraction of a division stays behind in the books.
  if (basis && held.plus(number).isZero) return { number, lot, basis: basis.negated() };
  return { number, lot, basis: lot.number.times(number) };
}

function notEnough(lack: Decimal, what: string, entry: At): Fault {
  return failed('NOT_ENOUGH', `The lots that fit hold ${lack} too little for ${what}. Correct the number or the cost.`, entry);
}

function failed(code: string, message: string, entry: At): Fault {
  return new Fault(code, message, entry.text, entry.line);
}

function compareText(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
