import { Directive, Field, Float, Int, ObjectType } from 'type-graphql';
import type { ImportFacts } from '../ledger/imports.sql.ts';
import { printNodeId } from '../ledger/node-id.ts';
import type { ImportStatus as Status } from '../ledger/nouns.ts';
import { enumOf } from './enum.ts';
import { Node } from './node.types.ts';
import { DateTimeScalar } from './scalars.ts';

export const ImportStatus = enumOf<Status>('ImportStatus', 'How far an import has come.', {
  QUEUED: 'Waiting for its turn.',
  READING: 'Being read. Nothing of it counts yet.',
  SUCCEEDED: 'All of it is in the book; for a dry run: all of it could be.',
  FAILED: 'Nothing of it was kept; its problems say why.',
  CANCELLED: 'Stopped by somebody; nothing of it was kept.',
  UNDONE: 'It was in the book and has been taken out again.',
});

// How far it has come is told as it is, though nothing of it counts yet.
@Directive('@wholeAnswer(ttl: 0)')
@ObjectType('Import', {
  implements: Node,
  description:
    'One file that came in, or was kept out. Files of any size go to POST /imports; importText is for small ones. The same file again adds nothing.',
})
export class Import extends Node {
  @Field(() => String, { description: 'As the sender named it.' })
  fileName!: string;

  @Field(() => String, { description: 'What the file was read as: hledger, ofx, csv, ...; unknown where nothing could read it.' })
  format!: string;

  @Field(() => ImportStatus, { description: 'How far it has come.' })
  status!: Status;

  @Field(() => Boolean, { description: 'True where it was only tried: the book is as before.' })
  dryRun!: boolean;

  @Field(() => Float, {
    nullable: true,
    description: 'Whole bytes of the file; Float because it may exceed 2 GiB. Null where the sender did not say.',
  })
  bytesTotal!: number | null;

  @Field(() => Float, { description: 'Whole bytes read so far.' })
  bytesRead!: number;

  @Field(() => Int, { description: 'Entries that were new to the book.' })
  transactionsAdded!: number;

  @Field(() => Int, { description: 'Entries that the book had already.' })
  duplicatesSkipped!: number;

  @Field(() => Int, { description: 'Of a sync: entries of the same day and words that were replaced; else 0.' })
  transactionsChanged!: number;

  @Field(() => Int, { description: 'Of a sync: entries that the file does not hold any more, and that were taken out; else 0.' })
  transactionsRemoved!: number;

  @Field(() => Int, { description: 'Rates that were new to the book.' })
  pricesAdded!: number;

  @Field(() => DateTimeScalar, { description: 'When it began.' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it ended; null while it runs.' })
  finishedAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was undone; null where it was not.' })
  undoneAt!: Date | null;

  /** Within the book; not in the API. */
  importId!: number;
}

/** An import's record as the API shows it. */
export function importOf(bookId: number, facts: ImportFacts): Import {
  const { id, ...rest } = facts;
  return { ...rest, importId: id, id: printNodeId('Import', bookId, id) };
}
