import { Field, ObjectType } from 'type-graphql';
import type { Decimal } from '../ledger/decimal.ts';
import type { PlainDate } from '../ledger/plain-date.ts';
import { CurrencyScalar, DateScalar, DecimalScalar } from './scalars.ts';

@ObjectType('Money', { description: 'An exact amount of one currency or commodity.' })
export class Money {
  @Field(() => DecimalScalar, { description: 'In major units, exact.' })
  amount!: Decimal;

  @Field(() => CurrencyScalar, { description: 'As the book writes it.' })
  currency!: string;
}

@ObjectType('Unpriced', { description: 'A figure left out of a total because no rate was known on the day.' })
export class Unpriced {
  @Field(() => CurrencyScalar, { description: 'The commodity without a rate.' })
  currency!: string;

  @Field(() => DecimalScalar, { description: 'How much of it was left out, debit-positive.' })
  amount!: Decimal;

  @Field(() => DateScalar, { description: 'The as-of date or, for flows, the first day without a rate.' })
  on!: PlainDate;
}
