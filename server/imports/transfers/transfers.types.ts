import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { PlainDate } from '../../ledger/plain-date.ts';
import { connectionType } from '../../nouns/connection.types.ts';
import { enumOf } from '../../nouns/enum.ts';
import { Money } from '../../nouns/money.types.ts';
import { DateScalar } from '../../nouns/scalars.ts';
import { UserError } from '../../nouns/warning.types.ts';
import type { TransferStatus as Status } from './transfer-record.sql.ts';

export const TransferStatus = enumOf<Status>('TransferStatus', 'What is decided of a transfer.', {
  PROPOSED: 'Nobody has decided; both lines are entries of their own.',
  MATCHED: 'Both lines are one entry.',
  DECLINED: 'Somebody has said that it is none; it is not proposed again.',
});

@ObjectType('TransferSide', {
  description: "One of a transfer's two lines, as its bank has it, whether it is an entry of its own now or not.",
})
export class TransferSide {
  @Field(() => DateScalar, { description: 'The day on which this bank booked it.' })
  date!: PlainDate;

  @Field(() => Money, { description: 'Positive: money in.' })
  amount!: Money;

  @Field(() => String, { nullable: true, description: 'Who was paid or who paid, as the entry has it.' })
  payee!: string | null;

  @Field(() => String, { description: "The bank's words; may be empty." })
  description!: string;

  @Field(() => String, { nullable: true, description: 'The file that it came in, as its sender named it.' })
  file!: string | null;

  @Field(() => Int, { nullable: true, description: 'Where it stands in the file, from 1.' })
  line!: number | null;

  @Field(() => String, {
    description: 'What makes it the same line in another file, in hexadecimal digits: a file that has it again does not bring it in again.',
  })
  fingerprint!: string;

  /** Within the book; not in the API, as the next. */
  accountId!: number;
  importId!: number | null;
  transactionId!: string;
}

@ObjectType('Transfer', {
  description:
    'Money that went from one own account to another, told of by the statements of both. Matched, it is one entry: it keeps the id of the line that the money left by, and has the posting of either line.',
})
export class Transfer {
  @Field(() => ID, { description: 'Within the book.' })
  id!: string;

  @Field(() => TransferStatus, { description: 'What is decided of it.' })
  status!: Status;

  @Field(() => Boolean, { description: 'True where it was matched by itself, being sure; false where a person decided or has yet to.' })
  byItself!: boolean;

  @Field(() => Float, {
    description: 'How likely it is one, 0 to 1. From 0.85 on it is matched by itself, where nothing else would do as well.',
  })
  confidence!: number;

  @Field(() => [String], { description: 'What speaks for it, and what against, in sentences.' })
  reasons!: readonly string[];

  @Field(() => TransferSide, { description: 'The line by which the money left.' })
  from!: TransferSide;

  @Field(() => TransferSide, { description: 'The line by which it came.' })
  to!: TransferSide;
}

@ObjectType('TransferConnection', { description: 'A page of transfers, in the order in which they were found.' })
export class TransferConnection extends connectionType('Transfer', Transfer, 'transfers') {}

@InputType('DecideTransferInput', { description: 'What is decided of a transfer.' })
export class DecideTransferInput {
  @Field(() => ID, { description: 'Which transfer.' })
  id!: string;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'True makes one entry of the two lines. False says that it is none, and null takes the decision back: where they were one entry, both are there again as they were.',
  })
  isTransfer?: boolean | null;
}

@ObjectType('TransferPayload', { description: 'What became of a transfer.' })
export class TransferPayload {
  @Field(() => Transfer, { nullable: true, description: 'The transfer as it is now; null where it could not be decided.' })
  transfer!: Transfer | null;

  @Field(() => [UserError], { description: 'Why it was not done; empty where it was.' })
  userErrors!: UserError[];
}
