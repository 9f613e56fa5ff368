import { Decimal } from '../../../ledger/decimal.ts';
import { decimalMarkOf, parseAmount } from './amount.ts';
import type { Row } from './csv-rows.ts';
import { strayMax } from './dates.ts';

/** More columns of numbers than these are not tried with each other. */
const columnsMax = 8;

/** Where amounts and the balances after them are, by place in a row. */
interface AmountAndBalance {
  readonly amount: number;
  readonly balance: number;
}

type Numbers = readonly (Decimal | null)[];

/**
 * Which columns are amount and balance where no headings say it: sums tell. Closing is opening and amount within each row (ABN
 * AMRO), or a balance is the one before and the amount, with the oldest or the newest row first. Null where nothing adds up.
 */
export function addingUp(body: readonly Row[], candidates: readonly number[]): AmountAndBalance | null {
  // From behind: where a single row leaves open which of two summands is the amount, openings stand before it.
  const columns = candidates
    .slice(0, columnsMax)
    .map((index) => ({ index, numbers: numbersOf(body, index) }))
    .reverse();
  // What is zero all along adds up with anything.
  const moving = columns.filter(({ numbers }) => numbers.some((number) => number && !number.isZero));
  const pairs = moving.flatMap((amount) => columns.filter((one) => one !== amount).map((balance) => ({ amount, balance })));
  const openings = ({ amount, balance }: (typeof pairs)[number]) =>
    columns.filter((one) => one !== amount && one !== balance && isSum(one.numbers, amount.numbers, balance.numbers));
  const found =
    pairs.find((pair) => openings(pair).some((opening) => follows(opening.numbers, pair.balance.numbers))) ??
    pairs.find(({ amount, balance }) => isRunning(balance.numbers, amount.numbers)) ??
    pairs.find((pair) => openings(pair).length > 0);
  return found ? { amount: found.amount.index, balance: found.balance.index } : null;
}

/** True where each opening is the closing before it, with the oldest or the newest row first. */
function follows(openings: Numbers, closings: Numbers): boolean {
  const zeros = openings.slice(1).map(() => Decimal.zero);
  return (
    openings.length > 1 &&
    (isSum(zeros, openings.slice(1), closings.slice(0, -1)) || isSum(zeros, openings.slice(0, -1), closings.slice(1)))
  );
}

function numbersOf(body: readonly Row[], index: number): Numbers {
  const texts = body.map(({ cells }) => cells[index] ?? '');
  const mark = decimalMarkOf(texts) ?? '.';
  return texts.map((text) => parseAmount(text, mark));
}

function isRunning(balances: Numbers, amounts: Numbers): boolean {
  if (balances.length < 2) return false;
  const [before, after] = [balances.slice(0, -1), balances.slice(1)];
  return isSum(before, amounts.slice(1), after) || isSum(after, amounts.slice(0, -1), before);
}

/** True where one + other = sum, but for a few rows. */
function isSum(one: Numbers, other: Numbers, sum: Numbers): boolean {
  const missed = sum.filter((total, at) => !total || !one[at] || !other[at] || !Decimal.sum([one[at], other[at]]).minus(total).isZero);
  return missed.length <= strayMax(sum.length);
}
