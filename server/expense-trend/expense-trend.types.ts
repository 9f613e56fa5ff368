import { ArgsType, Field, Int, ObjectType } from 'type-graphql';
import type { Interval as IntervalName } from '../ledger/bucket.ts';
import type { Decimal } from '../ledger/decimal.ts';
import type { PlainDate } from '../ledger/plain-date.ts';
import { Account } from '../nouns/account.types.ts';
import { Money, Unpriced } from '../nouns/money.types.ts';
import { Interval, Period } from '../nouns/period.types.ts';
import { Provenance } from '../nouns/provenance.types.ts';
import { CurrencyScalar, DateScalar, DecimalScalar } from '../nouns/scalars.ts';
import { Warning } from '../nouns/warning.types.ts';

@ArgsType()
export class ExpenseTrendArguments {
  @Field(() => DateScalar, { description: 'First day, inclusive.' })
  from!: PlainDate;

  @Field(() => DateScalar, { description: 'Last day, inclusive. Where today lies in the range, figures stop at today.' })
  to!: PlainDate;

  @Field(() => Interval, { defaultValue: 'MONTH', description: 'How long the buckets are; at most 400 of them.' })
  interval!: IntervalName;

  @Field(() => String, {
    nullable: true,
    description:
      'Full name of an expense account: only what was spent on it and below it, by the accounts below it. All expenses where null.',
  })
  account?: string | null;

  @Field(() => Int, {
    defaultValue: 1,
    description: 'Levels below the expense root, or below `account`, that categories are: 1 = its children.',
  })
  depth!: number;

  @Field(() => Int, { defaultValue: 8, description: 'How many categories before the rest is summed as Other: 1 to 100.' })
  top!: number;

  @Field(() => Int, { defaultValue: 3, description: 'How many complete buckets the moving average is over: 1 to 100.' })
  movingAverage!: number;

  @Field(() => CurrencyScalar, { nullable: true, description: "The currency to report in; the book's own where null." })
  currency?: string | null;
}

@ObjectType('ExpenseBucket', {
  description: 'One step of the trend. `amounts` is aligned with ExpenseTrend.categories, 0 where nothing was spent.',
})
export class ExpenseBucket {
  @Field(() => Period, { description: 'The days it is of.' })
  period!: Period;

  @Field(() => Money, { description: 'All expenses, refunds taken off: negative where refunds were more.' })
  total!: Money;

  @Field(() => [DecimalScalar], { description: 'What was spent on each category, in their order.' })
  amounts!: Decimal[];

  @Field(() => Money, {
    nullable: true,
    description:
      'Mean of the complete buckets that end with this one, earlier ones than the range included. Null where it is cut at its end or not over, or the book has too few buckets before it.',
  })
  movingAverage!: Money | null;

  @Field(() => Money, { nullable: true, description: 'The same dates a year earlier; null before the book begins.' })
  yearAgo!: Money | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      'Fraction by which total differs from the period just before, as long as this one and, where today is in it, with as many elapsed days. Null where that is 0 or unknown.',
  })
  changeOnPrevious!: Decimal | null;
}

@ObjectType('ExpenseCategory', { description: 'account is null for the row that sums what is not in the top.' })
export class ExpenseCategory {
  @Field(() => Account, { nullable: true, description: 'Its children are in it; null for Other.' })
  account!: Account | null;

  @Field(() => String, { description: "The account's name below the expense root, or below the account that was asked for; or Other." })
  label!: string;

  @Field(() => Money, { description: 'Over the whole range.' })
  total!: Money;

  @Field(() => DecimalScalar, { nullable: true, description: 'Fraction of the total of all, 4 decimals; null where that is 0.' })
  share!: Decimal | null;
}

@ObjectType('ExpenseTrend', {
  description:
    'Expenses over time, by category: each posting at the rate of its own day, closing entries left out. Categories are the largest over the range, then Other; printed amounts with Other add up to the bucket.',
})
export class ExpenseTrend {
  @Field(() => CurrencyScalar, { description: 'Of every figure.' })
  currency!: string;

  @Field(() => [ExpenseBucket], { description: 'Oldest first, without gaps; the first and last are cut at the range.' })
  buckets!: ExpenseBucket[];

  @Field(() => [ExpenseCategory], { description: 'Largest total first, then Other where there are more.' })
  categories!: ExpenseCategory[];

  @Field(() => Money, { description: 'All expenses of the range; with `account`, those of it and below it.' })
  total!: Money;

  @Field(() => [Unpriced], { description: 'What is left out for want of a rate: one row for each currency and bucket.' })
  unpriced!: Unpriced[];

  @Field(() => [Warning], { description: 'UNTYPED_ACCOUNT, UNPRICED.' })
  warnings!: Warning[];

  @Field(() => Provenance, { description: 'What the figures were computed from.' })
  provenance!: Provenance;
}
