import { Field, ObjectType } from 'type-graphql';
import type { TransactionRow } from '../ledger/entries.sql.ts';
import { printNodeId } from '../ledger/node-id.ts';
import type { TransactionStatus as Status } from '../ledger/nouns.ts';
import type { PlainDate } from '../ledger/plain-date.ts';
import { enumOf } from './enum.ts';
import { Node } from './node.types.ts';
import { DateScalar } from './scalars.ts';

export const TransactionStatus = enumOf<Status>('TransactionStatus', 'How sure the book is of an entry.', {
  UNMARKED: 'Nothing is said of it.',
  PENDING: 'On its way: written with ! in the book.',
  CLEARED: 'Confirmed, as by a bank: written with * in the book.',
});

@ObjectType('Tag', { description: 'A label of an entry or of one of its postings.' })
export class Tag {
  @Field(() => String, { description: 'As the book writes it.' })
  name!: string;

  @Field(() => String, { description: 'What follows the name; empty where nothing does.' })
  value!: string;
}

@ObjectType('Transaction', { implements: Node, description: 'An entry of the journal: postings that belong together.' })
export class Transaction extends Node {
  @Field(() => DateScalar, { description: 'The day of the entry. A posting may have a day of its own.' })
  date!: PlainDate;

  @Field(() => TransactionStatus, { description: 'How sure the book is of it.' })
  status!: Status;

  @Field(() => String, { nullable: true, description: 'A number of the document or the cheque, where the book gives one.' })
  code!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Who was paid or who paid, where the book names somebody apart from the description.',
  })
  payee!: string | null;

  @Field(() => String, { description: 'What the entry is about, without the payee; may be empty.' })
  description!: string;

  @Field(() => String, { nullable: true, description: 'What the book remarks on it.' })
  comment!: string | null;

  @Field(() => [Tag], { description: "The entry's own tags, in its order." })
  tags!: readonly Tag[];

  @Field(() => Boolean, {
    description:
      'True for an opening entry that repeats what other files of the book already add up to. It is listed, but no balance or report counts it.',
  })
  isSetAside!: boolean;

  /** Within the book; not in the API. */
  transactionId!: string;
  importId!: number | null;
}

/** An entry as the API shows it. */
export function transactionOf(bookId: number, row: TransactionRow): Transaction {
  const { id, ...rest } = row;
  return { ...rest, id: printNodeId('Transaction', bookId, id), transactionId: id };
}
