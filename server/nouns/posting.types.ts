import { Field, ObjectType } from 'type-graphql';
import { Decimal } from '../ledger/decimal.ts';
import type { PostingRow } from '../ledger/entries.sql.ts';
import { printNodeId } from '../ledger/node-id.ts';
import type { PlainDate } from '../ledger/plain-date.ts';
import { Money } from './money.types.ts';
import { Node } from './node.types.ts';
import { DateScalar } from './scalars.ts';
import { Tag } from './transaction.types.ts';

@ObjectType('Posting', { implements: Node, description: 'One line of an entry: an amount of one currency on one account.' })
export class Posting extends Node {
  @Field(() => DateScalar, { description: "The day on which it counts: its own where it has one, else the entry's." })
  date!: PlainDate;

  @Field(() => Money, { description: 'Debit-positive: what comes into an account of assets is positive.' })
  amount!: Money;

  @Field(() => Money, {
    nullable: true,
    description: 'The total price paid, with the sign of the amount; null where the entry states none.',
  })
  cost!: Money | null;

  @Field(() => String, { nullable: true, description: 'What the book remarks on this line.' })
  comment!: string | null;

  @Field(() => [Tag], { description: "The posting's own tags, in its order." })
  tags!: readonly Tag[];

  @Field(() => Money, {
    nullable: true,
    description: 'The balance in the currency of `amount` right after this posting, in a register; null everywhere else.',
  })
  runningBalance!: Money | null;

  /** Within the book; not in the API. */
  transactionId!: string;
  accountId!: number;
}

/** A posting as the API shows it. `runningBalance` is exact decimal text in the posting's currency; null outside of registers. */
export function postingOf(bookId: number, row: PostingRow, runningBalance: string | null = null): Posting {
  return {
    id: printNodeId('Posting', bookId, row.transactionId, row.position),
    date: row.date,
    amount: moneyOf(row.amount, row.commodity),
    cost: row.cost === null || row.costCommodity === null ? null : moneyOf(row.cost, row.costCommodity),
    comment: row.comment,
    tags: row.tags,
    runningBalance: runningBalance === null ? null : moneyOf(runningBalance, row.commodity),
    transactionId: row.transactionId,
    accountId: row.accountId,
  };
}

function moneyOf(quantity: string, currency: string): Money {
  return { amount: Decimal.from(quantity), currency };
}
