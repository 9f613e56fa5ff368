import { Field, ObjectType } from 'type-graphql';
import { Money, Unpriced } from '../nouns/money.types.ts';
import { Period } from '../nouns/period.types.ts';
import { Provenance } from '../nouns/provenance.types.ts';
import { CurrencyScalar } from '../nouns/scalars.ts';
import { StatementSection } from '../nouns/statement.types.ts';
import { Warning } from '../nouns/warning.types.ts';

@ObjectType('IncomeStatement', {
  description:
    'What was earned and spent in a period, closing entries left out. Every posting counts at the rate of its own day, so the columns of an interval add up to the whole before rounding. Each figure is rounded once, alone.',
})
export class IncomeStatement {
  @Field(() => Period, { description: 'The period asked for.' })
  period!: Period;

  @Field(() => [Period], { description: 'What the further columns are of, oldest first; empty without an interval.' })
  buckets!: Period[];

  @Field(() => CurrencyScalar, { description: 'The reporting currency of every figure that is not native.' })
  currency!: string;

  @Field(() => StatementSection, { description: 'What was earned; positive where it was earned.' })
  revenue!: StatementSection;

  @Field(() => StatementSection, { description: 'What was spent; a refund is negative.' })
  expenses!: StatementSection;

  @Field(() => Money, { description: 'Revenue less expenses.' })
  netIncome!: Money;

  @Field(() => [Money], { description: 'The same of each bucket.' })
  netIncomeByBucket!: Money[];

  @Field(() => [Unpriced], {
    description:
      'What is left out for want of a rate, debit-positive: one row for each currency and bucket, or for each currency where there are no buckets.',
  })
  unpriced!: Unpriced[];

  @Field(() => [Warning], { description: 'UNTYPED_ACCOUNT, UNPRICED.' })
  warnings!: Warning[];

  @Field(() => Provenance, { description: 'What the figures were computed from.' })
  provenance!: Provenance;
}
