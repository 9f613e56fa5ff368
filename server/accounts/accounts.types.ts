import { ArgsType, Field, InputType, Int, ObjectType } from 'type-graphql';
import type { AccountRole as Role, AccountType as Type } from '../ledger/nouns.ts';
import type { PlainDate } from '../ledger/plain-date.ts';
import { Account, AccountRole, AccountType } from '../nouns/account.types.ts';
import { connectionType } from '../nouns/connection.types.ts';
import { Money, Unpriced } from '../nouns/money.types.ts';
import { DateRangeInput } from '../nouns/period.types.ts';
import { Posting } from '../nouns/posting.types.ts';
import { CurrencyScalar, DateScalar } from '../nouns/scalars.ts';
import { UserError } from '../nouns/warning.types.ts';

@ObjectType('AccountConnection', { description: 'A page of accounts.' })
export class AccountConnection extends connectionType('Account', Account, 'accounts') {}

@ObjectType('PostingConnection', { description: 'A page of postings.' })
export class PostingConnection extends connectionType('Posting', Posting, 'postings') {}

@ObjectType('Balance', { description: 'What postings add up to.' })
export class Balance {
  @Field(() => [Money], { description: 'Exact, for each currency on its own; currencies that add up to zero are left out.' })
  native!: Money[];

  @Field(() => Money, {
    nullable: true,
    description: "At the day's closing rates, rounded once. Null without a currency argument, and where no rate is known for any of it.",
  })
  value!: Money | null;

  @Field(() => [Unpriced], { description: 'What `value` leaves out because no rate is known; empty without a currency argument.' })
  unpriced!: Unpriced[];
}

@ArgsType()
export class BalanceArguments {
  @Field(() => DateScalar, {
    nullable: true,
    description: "As of the end of this day; today in the book's time zone where it is left out.",
  })
  asOf?: PlainDate | null;

  @Field(() => CurrencyScalar, { nullable: true, description: 'What `value` is in.' })
  currency?: string | null;

  @Field(() => Boolean, { defaultValue: false, description: 'True for the postings of this account alone, without its children.' })
  own!: boolean;
}

@ArgsType()
export class RegisterArguments {
  @Field(() => Int, { defaultValue: 50, description: 'How many, 1 to 100.' })
  first!: number;

  @Field(() => String, { nullable: true, description: 'Go on behind this cursor.' })
  after?: string | null;

  @Field(() => DateRangeInput, {
    nullable: true,
    description: 'Only postings of these days. Running balances count what came before them all the same.',
  })
  range?: DateRangeInput | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'True for the postings of its children too; running balances are then of all of them together.',
  })
  withChildren!: boolean;
}

@InputType('ClassifyAccountInput', {
  description: 'What an account is. Left out = unchanged; null = back to what is declared or inferred.',
})
export class ClassifyAccountInput {
  @Field(() => String, { description: 'The account: assets:bank:checking.' })
  fullName!: string;

  @Field(() => AccountType, { nullable: true, description: 'Passes on to its children, unless something nearer says otherwise.' })
  type?: Type | null;

  @Field(() => AccountRole, { nullable: true, description: 'Must be one of the type. Passes on like the type.' })
  role?: Role | null;
}

@ObjectType('ClassifyAccountPayload', { description: 'What became of an account.' })
export class ClassifyAccountPayload {
  @Field(() => Account, { nullable: true, description: 'The account as it is now; null where nothing was changed.' })
  account!: Account | null;

  @Field(() => [UserError], { description: 'Why nothing was changed; empty where it was.' })
  userErrors!: UserError[];

  @Field(() => String, { nullable: true, description: "The book's data version afterwards; null where nothing was changed." })
  dataVersion!: string | null;
}
