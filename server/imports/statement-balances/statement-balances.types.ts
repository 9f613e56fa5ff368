import { Field, Int, ObjectType } from 'type-graphql';
import type { PlainDate } from '../../ledger/plain-date.ts';
import { connectionType } from '../../nouns/connection.types.ts';
import { Money } from '../../nouns/money.types.ts';
import { DateScalar } from '../../nouns/scalars.ts';

@ObjectType('StatementBalance', {
  description:
    'What a bank says that an account holds at the end of a day, beside what the book comes to: an assertion that holds or does not.',
})
export class StatementBalance {
  @Field(() => DateScalar, { description: 'The day at whose end it is so.' })
  on!: PlainDate;

  @Field(() => Money, { description: "The bank's figure." })
  stated!: Money;

  @Field(() => Money, { description: "The book's, of all that is on this account alone up to and with the day." })
  booked!: Money;

  @Field(() => Money, { description: "The bank's less the book's; zero where they agree." })
  difference!: Money;

  @Field(() => Boolean, { description: 'Whether they agree.' })
  isMet!: boolean;

  @Field(() => String, { description: 'The file that states it, as its sender named it.' })
  file!: string;

  @Field(() => Int, { description: 'Where its statement begins in the file, from 1.' })
  line!: number;

  /** Within the book; not in the API, as the next. */
  accountId!: number;
  importId!: number;
}

@ObjectType('StatementBalanceConnection', { description: 'A page of balances that banks state, by account, currency and day.' })
export class StatementBalanceConnection extends connectionType('StatementBalance', StatementBalance, 'stated balances') {}
