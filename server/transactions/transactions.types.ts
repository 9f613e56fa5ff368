import { ArgsType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { connectionType } from '../nouns/connection.types.ts';
import { enumOf } from '../nouns/enum.ts';
import { Transaction } from '../nouns/transaction.types.ts';
import { TransactionFilter } from '../nouns/transaction-filter.types.ts';
import { UserError } from '../nouns/warning.types.ts';
import type { Total } from './list/total.sql.ts';
import type { TransactionOrder as Order } from './order.ts';

export const TransactionOrder = enumOf<Order>('TransactionOrder', 'What comes first in a list of entries.', {
  DATE_DESC: 'The latest day; within a day, what came in last.',
  DATE_ASC: 'The earliest day; within a day, what came in first.',
  AMOUNT_DESC: 'The largest |amount| of any posting, as a plain number whatever its currency; then the latest.',
  AMOUNT_ASC: 'The smallest of these largest amounts; then the earliest.',
});

@ArgsType()
export class TransactionsArguments {
  @Field(() => Int, { nullable: true, description: 'How many from the start, 1 to 100. Without first and last: 50.' })
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'Only what stands behind this cursor.' })
  after?: string | null;

  @Field(() => Int, { nullable: true, description: 'How many from the end, 1 to 100. Not together with first.' })
  last?: number | null;

  @Field(() => String, { nullable: true, description: 'Only what stands before this cursor.' })
  before?: string | null;

  @Field(() => TransactionFilter, { nullable: true, description: 'Which entries; all where it is left out.' })
  filter?: TransactionFilter | null;

  @Field(() => TransactionOrder, { defaultValue: 'DATE_DESC', description: 'What comes first. A cursor holds for its own order only.' })
  orderBy!: Order;
}

@ObjectType('TransactionConnection', { description: 'A page of entries.' })
export class TransactionConnection extends connectionType('Transaction', Transaction, 'entries') {
  /** How many entries the list holds; not in the API, whose fields ask it. */
  total!: () => Promise<Total>;
}

@InputType('MoveTransactionsInput', { description: 'Moves the postings of these transactions on `fromAccount` to `toAccount`.' })
export class MoveTransactionsInput {
  @Field(() => [ID], { description: 'Ids of 1 to 100 transactions, each with a posting on `fromAccount`.' })
  transactionIds!: string[];

  @Field(() => String, { description: 'Full name of the account that they are on; its children are not meant.' })
  fromAccount!: string;

  @Field(() => String, { description: 'Full name of the account that they belong on. It must exist.' })
  toAccount!: string;
}

@ObjectType('MoveTransactionsPayload', { description: 'What was moved: all of it, or nothing.' })
export class MoveTransactionsPayload {
  @Field(() => [Transaction], {
    description: 'The transactions as they are now, in the order in which they were named; empty where nothing was moved.',
  })
  transactions!: Transaction[];

  @Field(() => [UserError], { description: 'Why nothing was moved; empty where it was.' })
  userErrors!: UserError[];

  @Field(() => String, { nullable: true, description: "The book's data version afterwards; null where nothing was moved." })
  dataVersion!: string | null;
}
