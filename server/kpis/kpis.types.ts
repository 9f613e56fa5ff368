import { ArgsType, Field, Int, ObjectType } from 'type-graphql';
import type { Decimal } from '../ledger/decimal.ts';
import type { Comparison as ComparisonName } from '../ledger/period.ts';
import type { PlainDate } from '../ledger/plain-date.ts';
import { Account } from '../nouns/account.types.ts';
import { enumOf } from '../nouns/enum.ts';
import { Unpriced } from '../nouns/money.types.ts';
import { Comparison, Period, PeriodInput } from '../nouns/period.types.ts';
import { Provenance } from '../nouns/provenance.types.ts';
import { CurrencyScalar, DecimalScalar } from '../nouns/scalars.ts';
import { Warning } from '../nouns/warning.types.ts';
import type { GoodWhen as GoodWhenName, KpiKey as KpiKeyName, KpiUnit as KpiUnitName } from './definition.ts';
import { definitions } from './definitions/index.ts';
import type { Trend as TrendName } from './figure.ts';

/** Each value is described by its definition: adding a KPI adds it here. */
export const KpiKey = enumOf<KpiKeyName>(
  'KpiKey',
  "The figures that a company is steered by. Balances are as of the period's last day, flows are of the period.",
  Object.fromEntries(definitions.map(({ key, definition }) => [key, definition])) as Record<KpiKeyName, string>,
);

export const KpiUnit = enumOf<KpiUnitName>('KpiUnit', 'What a figure is counted in.', {
  MONEY: "Major units of the report's currency.",
  RATIO: 'A fraction with 4 decimals: 0.25 is a quarter.',
  MONTHS: 'Months, with 1 decimal.',
  DAYS: 'Days, with 1 decimal.',
});

export const Trend = enumOf<TrendName>('Trend', 'How a figure moved against the one it is compared with.', {
  UP: 'It grew.',
  DOWN: 'It shrank.',
  FLAT: 'The change is 0 as printed.',
  UNKNOWN: 'One of the two is undefined, or nothing is compared.',
});

export const GoodWhen = enumOf<GoodWhenName>('GoodWhen', 'Which way a figure should move.', {
  UP: 'More is better.',
  DOWN: 'Less is better.',
  NEITHER: 'Neither is good by itself.',
});

@ArgsType()
export class KpisArguments {
  @Field(() => PeriodInput, { description: 'Which period. Where today is in it, all its figures stop at today.' })
  period!: PeriodInput;

  @Field(() => Comparison, { defaultValue: 'PREVIOUS_PERIOD', description: 'What `previous`, `change` and `trend` are against.' })
  compareTo!: ComparisonName;

  @Field(() => [KpiKey], { nullable: true, description: 'Which figures, in this order; all where null.' })
  keys?: KpiKeyName[] | null;

  @Field(() => CurrencyScalar, { nullable: true, description: "The currency to report in; the book's own where null." })
  currency?: string | null;
}

@ObjectType('KpiPoint', { description: 'A figure of one period of a series.' })
export class KpiPoint {
  @Field(() => Period, { description: 'The days it is of.' })
  period!: Period;

  @Field(() => DecimalScalar, { nullable: true, description: 'As Kpi.value; null where undefined.' })
  value!: Decimal | null;
}

@ObjectType('KpiContribution', { description: 'What one account adds to a figure.' })
export class KpiContribution {
  @Field(() => Account, { nullable: true, description: 'Null for the row that sums the rest.' })
  account!: Account | null;

  @Field(() => String, { description: "The account's full name, or `Rest`." })
  label!: string;

  @Field(() => DecimalScalar, { description: "With the figure's sign, in the report's currency." })
  amount!: Decimal;
}

@ObjectType('Kpi', { description: 'One figure with what it is compared with.' })
export class Kpi {
  @Field(() => KpiKey, { description: 'Which figure.' })
  key!: KpiKeyName;

  @Field(() => String, { description: 'A short English name.' })
  label!: string;

  @Field(() => String, { description: 'What it means, with the formula.' })
  definition!: string;

  @Field(() => KpiUnit, { description: 'What value, previous and change are counted in.' })
  unit!: KpiUnitName;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: "Null where the figure is undefined; then nullReason says why. In the report's currency when unit is MONEY.",
  })
  value!: Decimal | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Why value is null: NO_ACCOUNT_OF_ROLE, UNPRICED, notBurning, negativeEquity, noCompleteMonth, noRevenue, noPurchases or noCurrentLiabilities.',
  })
  nullReason!: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'The same figure of the period compared with; null where it is undefined.' })
  previous!: Decimal | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'value - previous.' })
  change!: Decimal | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'Fraction of |previous|: 0.25 is +25 %. Null when previous is 0 or null.',
  })
  changeRatio!: Decimal | null;

  @Field(() => Trend, { description: 'The sign of change.' })
  trend!: TrendName;

  @Field(() => GoodWhen, { description: 'Which way the figure should move.' })
  goodWhen!: GoodWhenName;

  @Field(() => Boolean, { description: "True where an account's role was guessed from its name rather than declared." })
  inferred!: boolean;

  @Field(() => [Warning], {
    description:
      'What to know of this figure: FEWER_MONTHS, NO_ACCOUNT_OF_ROLE, UNPRICED, UNTYPED_ACCOUNT, OVERDRAWN, OVERPAID, BALANCES_EXCLUDED.',
  })
  warnings!: Warning[];

  /** What `history` and `contributions` are asked of; not in the API. */
  asked!: AskedPeriod;
}

/** A period and currency, as plain values: enough to compute a figure again. */
export interface AskedPeriod {
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly currency: string;
}

@ObjectType('KpiReport', { description: 'The figures of one period.' })
export class KpiReport {
  @Field(() => Period, { description: 'The period asked for.' })
  period!: Period;

  @Field(() => Period, { nullable: true, description: 'The period compared with; null where none is.' })
  comparedTo!: Period | null;

  @Field(() => CurrencyScalar, { description: 'Of every figure in money.' })
  currency!: string;

  @Field(() => [Kpi], { description: 'The figures asked for.' })
  kpis!: Kpi[];

  @Field(() => [Unpriced], { description: "What the period's figures leave out for want of a rate, debit-positive." })
  unpriced!: Unpriced[];

  @Field(() => Provenance, { description: 'What the figures were computed from.' })
  provenance!: Provenance;
}

@ArgsType()
export class HistoryArguments {
  @Field(() => Int, { defaultValue: 12, description: 'How many periods, this one included: 1 to 60.' })
  points!: number;
}

@ArgsType()
export class ContributionsArguments {
  @Field(() => Int, { defaultValue: 10, description: 'How many accounts before the rest is summed: 1 to 100.' })
  first!: number;
}
