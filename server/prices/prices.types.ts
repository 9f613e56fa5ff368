import { ArgsType, Field, InputType, Int, ObjectType } from 'type-graphql';
import type { Decimal } from '../ledger/decimal.ts';
import type { PlainDate } from '../ledger/plain-date.ts';
import { connectionType } from '../nouns/connection.types.ts';
import { DateRangeInput } from '../nouns/period.types.ts';
import { CurrencyScalar, DateScalar, DecimalScalar } from '../nouns/scalars.ts';
import { UserError } from '../nouns/warning.types.ts';

@ObjectType('Price', { description: 'What one unit of a currency is worth in another, from a day onwards until the next one.' })
export class Price {
  @Field(() => DateScalar, { description: 'The first day on which it holds.' })
  on!: PlainDate;

  @Field(() => CurrencyScalar, { description: 'What is priced.' })
  currency!: string;

  @Field(() => DecimalScalar, { description: 'How much of `in` one unit is worth, as it was written.' })
  price!: Decimal;

  @Field(() => CurrencyScalar, { description: 'What the price is in.' })
  in!: string;

  @Field(() => String, { description: '`user` where somebody set it here, else the format of the file that it came with.' })
  source!: string;
}

@ObjectType('PriceConnection', { description: 'A page of prices.' })
export class PriceConnection extends connectionType('Price', Price, 'prices') {}

@ArgsType()
export class PricesArguments {
  @Field(() => CurrencyScalar, { nullable: true, description: 'Only prices of this currency.' })
  currency?: string | null;

  @Field(() => CurrencyScalar, { nullable: true, description: 'Only prices in this currency.' })
  in?: string | null;

  @Field(() => DateRangeInput, { nullable: true, description: 'Only prices that begin on these days.' })
  range?: DateRangeInput | null;

  @Field(() => Int, { defaultValue: 50, description: 'How many, 1 to 1000.' })
  first!: number;

  @Field(() => String, { nullable: true, description: 'Go on behind this cursor.' })
  after?: string | null;
}

@InputType('SetPriceInput', { description: 'A price of your own. For its day and pair it wins over what files say.' })
export class SetPriceInput {
  @Field(() => DateScalar, { description: 'The first day on which it holds.' })
  on!: PlainDate;

  @Field(() => CurrencyScalar, { description: 'What is priced. Need not be known to the book yet.' })
  currency!: string;

  @Field(() => DecimalScalar, { description: 'How much of `in` one unit is worth; more than 0.' })
  price!: Decimal;

  @Field(() => CurrencyScalar, { description: 'What the price is in.' })
  in!: string;
}

@InputType('DeletePriceInput', { description: 'Names all prices of one day and pair, wherever they came from.' })
export class DeletePriceInput {
  @Field(() => DateScalar, { description: 'The day on which it begins to hold.' })
  on!: PlainDate;

  @Field(() => CurrencyScalar, { description: 'What is priced.' })
  currency!: string;

  @Field(() => CurrencyScalar, { description: 'What the price is in. The reverse pair is another price.' })
  in!: string;
}

@ObjectType('SetPricePayload', { description: 'What became of a price.' })
export class SetPricePayload {
  @Field(() => [UserError], { description: 'Why nothing was changed; empty where it was.' })
  userErrors!: UserError[];

  @Field(() => String, { nullable: true, description: "The book's data version afterwards; null where nothing was changed." })
  dataVersion!: string | null;
}
