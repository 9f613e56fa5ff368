import { ArgsType, Field, Int, ObjectType } from 'type-graphql';
import type { PlainDate } from '../ledger/plain-date.ts';
import { Money, Unpriced } from '../nouns/money.types.ts';
import { Provenance } from '../nouns/provenance.types.ts';
import { CurrencyScalar, DateScalar } from '../nouns/scalars.ts';
import { StatementSection } from '../nouns/statement.types.ts';
import { Warning } from '../nouns/warning.types.ts';

@ArgsType()
export class BalanceSheetArguments {
  @Field(() => DateScalar, { description: 'The day at whose end the books are read. Later entries do not count.' })
  asOf!: PlainDate;

  @Field(() => [DateScalar], {
    defaultValue: [],
    description: 'Days of further columns, at most 24, each valued at its own closing rates.',
  })
  comparisons!: PlainDate[];

  @Field(() => Int, { nullable: true, description: 'How many levels of accounts to list: 1 gives the top-level accounts, null all.' })
  depth?: number | null;

  @Field(() => CurrencyScalar, { nullable: true, description: "The currency to report in; the book's own where null." })
  currency?: string | null;
}

@ObjectType('BalanceSheet', {
  description:
    'What the book owns, owes and is worth. Assets and liabilities stand at the closing rates of the day, all else at the rates of the days it was posted on. Each figure is rounded once, alone.',
})
export class BalanceSheet {
  @Field(() => DateScalar, { description: 'The day at whose end the first column stands.' })
  asOf!: PlainDate;

  @Field(() => [DateScalar], { description: 'The days of the further columns, as asked for.' })
  comparisons!: PlainDate[];

  @Field(() => CurrencyScalar, { description: 'The reporting currency of every figure that is not native.' })
  currency!: string;

  @Field(() => StatementSection, { description: 'What is owned, at closing rates.' })
  assets!: StatementSection;

  @Field(() => StatementSection, { description: 'What is owed, at closing rates; positive where it is owed.' })
  liabilities!: StatementSection;

  @Field(() => StatementSection, {
    description:
      'Recorded equity by account, then untyped accounts if any, prior-year earnings, current-year earnings and currency translation. Its total is assets.total less liabilities.total.',
  })
  equity!: StatementSection;

  @Field(() => Money, { description: 'Equity accounts as posted, untyped accounts included.' })
  recordedEquity!: Money;

  @Field(() => Money, {
    description:
      'Revenue less expenses of the years before the fiscal year of `asOf`, as far as no closing entry has moved them to equity.',
  })
  priorEarnings!: Money;

  @Field(() => Money, {
    description: 'Revenue less expenses from the start of the fiscal year to `asOf`, as far as no closing entry has moved them to equity.',
  })
  currentEarnings!: Money;

  @Field(() => Money, {
    description:
      'Unrealised currency and price differences: equity.total less recordedEquity, priorEarnings and currentEarnings. Never part of net income.',
  })
  currencyTranslation!: Money;

  @Field(() => Money, {
    description: 'The part of currencyTranslation that comes from rates having moved since assets and liabilities were posted.',
  })
  remeasurement!: Money;

  @Field(() => Money, {
    description:
      'The rest of currencyTranslation: exchanges made at another rate than the table has, lots held at cost, entries of which only one side has a rate.',
  })
  conversionDifference!: Money;

  @Field(() => Money, { description: 'Equals assets.total.' })
  totalLiabilitiesAndEquity!: Money;

  @Field(() => [Money], {
    description: "The book's own sum of all postings at cost up to `asOf`, by commodity: empty in sound books; shown, never hidden.",
  })
  imbalance!: Money[];

  @Field(() => [Unpriced], {
    description:
      'What is left out for want of a rate: one row for each currency and column. Of assets and liabilities the net amount as of the column’s day; else what was posted elsewhere, from the first day without a rate.',
  })
  unpriced!: Unpriced[];

  @Field(() => [Warning], { description: 'UNTYPED_ACCOUNT, UNPRICED, UNPRICED_IN_TOTAL.' })
  warnings!: Warning[];

  @Field(() => Provenance, { description: 'What the figures were computed from.' })
  provenance!: Provenance;
}
