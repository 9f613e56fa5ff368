import { Decimal } from '../../ledger/decimal.ts';

export interface AmountBounds {
  readonly min: Decimal | null;
  readonly max: Decimal | null;
}

const sign = '(?:[$€£¥]|eur|usd|gbp|chf|euros?|dollars?|pounds?)';
const number = `${sign}? ?(\\d[\\d.,' ]*\\d|\\d)(?: ?k\\b)? ?${sign}?(?![\\p{L}\\d])`;
const over =
  '(?:>=?|over|above|more than|greater than|at least|exceeding|uber|ueber|mehr als|mindestens|ab|plus de|au moins|mas de|al menos|mayor que|oltre)';
const under = '(?:<=?|under|below|less than|at most|up to|unter|weniger als|hochstens|bis|moins de|menos de|como maximo|menor que|meno di)';
const between = `(?:between|zwischen|entre|tra) ${number} (?:and|und|et|y|e) ${number}`;

/** Takes bounds of amounts out of a folded query: "> 5000", "between 10 and 20", "49.99". */
export function takeAmounts(words: string): { amount: AmountBounds | null; rest: string } {
  const both = new RegExp(`(?<![\\p{L}\\d])${between}`, 'u').exec(words);
  if (both) return { amount: bounds(both[1]!, both[2]!), rest: without(words, both) };
  const least = new RegExp(`(?<![\\p{L}\\d])${over} ?${number}`, 'u').exec(words);
  const most = new RegExp(`(?<![\\p{L}\\d])${under} ?${number}`, 'u').exec(words);
  if (least || most) {
    const rest = [least, most].reduce((left, found) => (found ? left.replace(found[0], ' ') : left), words);
    return { amount: bounds(least?.[1] ?? null, most?.[1] ?? null), rest };
  }
  const exact = /(?<![\p{L}\d.,])(\d+(?:[.,' ]\d{3})*[.,]\d{2})(?![\p{L}\d.,])/u.exec(words);
  return exact ? { amount: bounds(exact[1]!, exact[1]!), rest: without(words, exact) } : { amount: null, rest: words };
}

function bounds(min: string | null, max: string | null): AmountBounds {
  return { min: min === null ? null : numberOf(min), max: max === null ? null : numberOf(max) };
}

/** A mark before the last one or two digits parts the decimals; any other only parts thousands. */
function numberOf(text: string): Decimal {
  const [, whole, decimals] = /^(.*?)(?:[.,](\d{1,2}))?$/.exec(text)!;
  const digits = whole!.replace(/\D/g, '') || '0';
  return Decimal.from(decimals ? `${digits}.${decimals}` : digits);
}

function without(words: string, found: RegExpExecArray): string {
  return words.replace(found[0], ' ');
}
