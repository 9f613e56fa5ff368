import { Field, InputType, Int, ObjectType } from 'type-graphql';
import type { Interval as IntervalName } from '../ledger/bucket.ts';
import type { Comparison as ComparisonName } from '../ledger/period.ts';
import type { PlainDate } from '../ledger/plain-date.ts';
import { enumOf } from './enum.ts';
import { DateScalar } from './scalars.ts';

export const Interval = enumOf<IntervalName>(
  'Interval',
  'How long the buckets of a series are. The first and the last are cut at the range asked for.',
  {
    DAY: 'Single days.',
    WEEK: 'Weeks from Monday to Sunday.',
    MONTH: 'Calendar months.',
    QUARTER: "Quarters of the book's fiscal year.",
    YEAR: "The book's fiscal years.",
  },
);

export const Comparison = enumOf<ComparisonName>('Comparison', 'What a period is compared with.', {
  NONE: 'Nothing: previous, change and changeRatio are null.',
  PREVIOUS_PERIOD:
    'The period just before: as many whole months, or as many days where the period is not whole months. A period that contains today is compared with as many days as have passed of it.',
  PREVIOUS_YEAR: "The same dates a year earlier. A month's last day stays one; 29 February gives 28.",
});

@ObjectType('Period', { description: 'A range of days with a name.' })
export class Period {
  @Field(() => DateScalar, { description: 'First day, inclusive.' })
  from!: PlainDate;

  @Field(() => DateScalar, { description: 'Last day, inclusive. Where isPartial, figures stop at today instead.' })
  to!: PlainDate;

  @Field(() => String, { description: 'A short English name: Sep 2026, Q3 2026, FY 2026, 15 Jan – 14 Feb 2026.' })
  label!: string;

  @Field(() => Boolean, { description: "True where today, in the book's time zone, is in the period: its figures stop at today." })
  isPartial!: boolean;
}

@InputType('DateRangeInput', { description: 'Both dates inclusive.' })
export class DateRangeInput {
  @Field(() => DateScalar, { description: 'First day.' })
  from!: PlainDate;

  @Field(() => DateScalar, { description: 'Last day; not before `from`.' })
  to!: PlainDate;
}

@InputType('MonthInput', { description: 'A calendar month.' })
export class MonthInput {
  @Field(() => Int, { description: '1 to 9999.' })
  year!: number;

  @Field(() => Int, { description: '1 (January) to 12.' })
  month!: number;
}

@InputType('QuarterInput', { description: 'A calendar quarter, whatever the fiscal year.' })
export class QuarterInput {
  @Field(() => Int, { description: '1 to 9999.' })
  year!: number;

  @Field(() => Int, { description: '1 (January to March) to 4.' })
  quarter!: number;
}

@InputType('PeriodInput', { description: 'A period, said in exactly one of these ways.' })
export class PeriodInput {
  @Field(() => MonthInput, { nullable: true, description: 'A calendar month.' })
  month?: MonthInput | null;

  @Field(() => QuarterInput, { nullable: true, description: 'A calendar quarter.' })
  quarter?: QuarterInput | null;

  @Field(() => Int, { nullable: true, description: "The book's fiscal year that ends in this calendar year." })
  fiscalYear?: number | null;

  @Field(() => DateRangeInput, { nullable: true, description: 'Any days.' })
  range?: DateRangeInput | null;

  @Field(() => Int, {
    nullable: true,
    description: "This many complete calendar months, ending before the month of today in the book's time zone.",
  })
  lastMonths?: number | null;
}
