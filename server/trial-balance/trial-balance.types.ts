import { ArgsType, Field, ObjectType } from 'type-graphql';
import type { Decimal } from '../ledger/decimal.ts';
import type { PlainDate } from '../ledger/plain-date.ts';
import { Account } from '../nouns/account.types.ts';
import { Money, Unpriced } from '../nouns/money.types.ts';
import { Provenance } from '../nouns/provenance.types.ts';
import { CurrencyScalar, DateScalar, DecimalScalar } from '../nouns/scalars.ts';

@ArgsType()
export class TrialBalanceArguments {
  @Field(() => DateScalar, { description: 'The day at whose end the books are read. Later entries do not count.' })
  asOf!: PlainDate;

  @Field(() => CurrencyScalar, { nullable: true, description: "The currency to report in; the book's own where null." })
  currency?: string | null;
}

@ObjectType('TrialBalanceLine', {
  description:
    "Net balance of an account's own postings since the books began, in one of the two columns. The line without account is the conversion difference, which makes the totals equal.",
})
export class TrialBalanceLine {
  @Field(() => Account, { nullable: true, description: 'The account; null for the conversion difference.' })
  account!: Account | null;

  @Field(() => String, { description: 'The full name of the account.' })
  label!: string;

  @Field(() => [Money], { description: 'The balance by commodity, debit-positive: exact, never rounded, zero sums left out.' })
  native!: Money[];

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'The balance where it is a debit or zero. Both columns are null where nothing has a rate.',
  })
  debit!: Decimal | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'The balance, without its sign, where it is a credit.' })
  credit!: Decimal | null;
}

@ObjectType('TrialBalance', {
  description:
    'Every account with its net balance as a debit or a credit. Assets and liabilities stand at the closing rates of the day, all else at the rates of the days it was posted on. Each figure is rounded once, alone.',
})
export class TrialBalance {
  @Field(() => DateScalar, { description: 'The day at whose end it stands.' })
  asOf!: PlainDate;

  @Field(() => CurrencyScalar, { description: 'The reporting currency of debits and credits.' })
  currency!: string;

  @Field(() => [TrialBalanceLine], {
    description: 'Accounts with postings, in tree order; then the conversion difference where there is one.',
  })
  lines!: TrialBalanceLine[];

  @Field(() => Money, { description: 'The sum of the debits.' })
  totalDebit!: Money;

  @Field(() => Money, { description: 'The sum of the credits: the same.' })
  totalCredit!: Money;

  @Field(() => [Unpriced], {
    description:
      'What is left out for want of a rate: one row for each currency. Of assets and liabilities the net amount as of the day; else what was posted elsewhere, from the first day without a rate.',
  })
  unpriced!: Unpriced[];

  @Field(() => Provenance, { description: 'What the figures were computed from.' })
  provenance!: Provenance;
}
