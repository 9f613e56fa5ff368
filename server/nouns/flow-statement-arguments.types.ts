import { ArgsType, Field, Int } from 'type-graphql';
import type { Interval as IntervalName } from '../ledger/bucket.ts';
import type { PlainDate } from '../ledger/plain-date.ts';
import { Interval } from './period.types.ts';
import { CurrencyScalar, DateScalar } from './scalars.ts';

/** What a statement over a range of days is asked with. */
@ArgsType()
export class FlowStatementArguments {
  @Field(() => DateScalar, { description: 'First day, inclusive.' })
  from!: PlainDate;

  @Field(() => DateScalar, { description: 'Last day, inclusive. Where today lies in the range, figures stop at today.' })
  to!: PlainDate;

  @Field(() => Interval, {
    nullable: true,
    description: 'One further column for each bucket of this length, at most 400; none where null.',
  })
  interval?: IntervalName | null;

  @Field(() => Int, { nullable: true, description: 'How many levels of accounts to list: 1 gives the top-level accounts, null all.' })
  depth?: number | null;

  @Field(() => CurrencyScalar, { nullable: true, description: "The currency to report in; the book's own where null." })
  currency?: string | null;
}
