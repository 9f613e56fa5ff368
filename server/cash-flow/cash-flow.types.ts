import { Field, ObjectType } from 'type-graphql';
import { Money, Unpriced } from '../nouns/money.types.ts';
import { Period } from '../nouns/period.types.ts';
import { Provenance } from '../nouns/provenance.types.ts';
import { CurrencyScalar } from '../nouns/scalars.ts';
import { StatementSection } from '../nouns/statement.types.ts';
import { Warning } from '../nouns/warning.types.ts';

@ObjectType('CashFlowStatement', {
  description:
    'Where cash came from and went to, by the direct method: each entry that touches cash is split over its other postings, at cost and at the rates of the day. Inflow is positive. openingCash + operating + investing + financing + currencyEffect = closingCash, as printed. Accounts with the role CASH are cash.',
})
export class CashFlowStatement {
  @Field(() => Period, { description: 'The period asked for.' })
  period!: Period;

  @Field(() => [Period], { description: 'What the further columns of the sections are of, oldest first; empty without an interval.' })
  buckets!: Period[];

  @Field(() => CurrencyScalar, { description: 'The reporting currency of every figure that is not native.' })
  currency!: string;

  @Field(() => Money, { description: "All cash at the end of the day before the period, at that day's rates." })
  openingCash!: Money;

  @Field(() => StatementSection, { description: 'Customers, suppliers, wages, interest, taxes, and all that is neither of the other two.' })
  operating!: StatementSection;

  @Field(() => StatementSection, { description: 'Fixed assets and marketable securities bought and sold.' })
  investing!: StatementSection;

  @Field(() => StatementSection, { description: 'Debt, equity and opening balances.' })
  financing!: StatementSection;

  @Field(() => Money, {
    description: 'What the three sections do not explain: changes of rates, and exchanges at another rate than the day has.',
  })
  currencyEffect!: Money;

  @Field(() => Money, { description: 'By how much cash grew: closing less opening.' })
  netChange!: Money;

  @Field(() => Money, { description: "All cash at the end of the period's last day, at that day's rates." })
  closingCash!: Money;

  @Field(() => [Unpriced], {
    description:
      'What is left out for want of a rate, debit-positive: opening and closing cash, then flows by currency and bucket, or by currency where there are no buckets.',
  })
  unpriced!: Unpriced[];

  @Field(() => [Warning], { description: 'NO_ACCOUNT_OF_ROLE, UNTYPED_ACCOUNT, UNPRICED.' })
  warnings!: Warning[];

  @Field(() => Provenance, { description: 'What the figures were computed from.' })
  provenance!: Provenance;
}
