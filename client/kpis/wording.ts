import { absolute, compare, signOf } from '../format/decimal.ts';
import { compactMoney, headline, money, percent, plainNumber, signedPercent } from '../format/money.ts';

export type Unit = 'MONEY' | 'RATIO' | 'MONTHS' | 'DAYS';
export type Tone = 'good' | 'bad' | 'flat';

/** Ratios of one amount to another of the same kind read better as percents. */
const asPercent = new Set(['GROSS_MARGIN', 'OPERATING_MARGIN']);

type Kind = { key: string; unit: Unit };

/** A figure as large type wants it: without cents where they are noise. */
export function largeText(value: string, { key, unit }: Kind, currency: string): string {
  return unit === 'MONEY' ? headline(value, currency) : exactText(value, { key, unit }, currency);
}

/** A figure with every digit. */
export function exactText(value: string, { key, unit }: Kind, currency: string): string {
  if (unit === 'MONEY') return money(value, currency);
  if (unit === 'RATIO') return asPercent.has(key) ? percent(value) : plainNumber(value);
  const name = unit === 'MONTHS' ? 'month' : 'day';
  const one = compare(absolute(value), '1') === 0;
  return `${plainNumber(value)} ${name}${one ? '' : 's'}`;
}

/** A figure in passing: `$2.64M`. */
export function briefText(value: string, kind: Kind, currency: string): string {
  const large = kind.unit === 'MONEY' && compare(absolute(value), '100000') >= 0;
  return large ? compactMoney(value, currency) : largeText(value, kind, currency);
}

type Change = Kind & { previous: string | null; change: string | null; changeRatio: string | null; trend: string; goodWhen: string };

/** More debt is bad and more revenue good: the direction alone says nothing. */
export function toneOf({ trend, goodWhen }: { trend: string; goodWhen: string }): Tone {
  if (goodWhen === 'NEITHER' || (trend !== 'UP' && trend !== 'DOWN')) return 'flat';
  return trend === goodWhen ? 'good' : 'bad';
}

/** `↑ +23.6%`, `up from` and `$1.86M`; the arrow is never alone, so that it is not colour and shape only. */
export function changeWords(kpi: Change, currency: string): { arrow: string; ratio: string | null; words: string; from: string | null } {
  const { previous, change, changeRatio, trend } = kpi;
  if (previous === null || change === null) return { arrow: '', ratio: null, words: 'nothing to compare with', from: null };
  const ratio = changeRatio === null ? null : signedPercent(changeRatio);
  if (trend === 'FLAT' || signOf(change) === 0) return { arrow: '\u2192', ratio, words: 'unchanged', from: null };
  const up = signOf(change) > 0;
  return { arrow: up ? '\u2191' : '\u2193', ratio, words: `${up ? 'up' : 'down'} from`, from: briefText(previous, kpi, currency) };
}

const reasons: Record<string, string> = {
  notBurning: 'Not burning: more comes in than goes out.',
  negativeEquity: 'Equity is not positive, so there is nothing to divide by.',
  NO_ACCOUNT_OF_ROLE: 'No account plays this role in these books.',
  UNPRICED: 'Nothing of it has a rate on the day.',
  noCompleteMonth: 'There is no complete month of these books to take the mean of.',
  noRevenue: 'There is no revenue in the period to divide by.',
  noPurchases: 'There are no purchases in the period to divide by.',
  noCurrentLiabilities: 'Nothing is owed within a year, so there is nothing to divide by.',
};

/** Why a figure is missing, as a sentence; a reason that is one already stays as it is. */
export function reasonText(nullReason: string | null): string {
  if (nullReason === null) return 'Undefined for this period.';
  return reasons[nullReason] ?? nullReason;
}
