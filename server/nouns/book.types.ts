import { Field, Int, ObjectType } from 'type-graphql';
import type { BookSettings } from '../ledger/frame.sql.ts';
import { printNodeId } from '../ledger/node-id.ts';
import type { PlainDate } from '../ledger/plain-date.ts';
import { Node } from './node.types.ts';
import { CurrencyScalar, DateScalar } from './scalars.ts';

@ObjectType('Book', { implements: Node, description: 'One set of double-entry accounts. All else belongs to a book.' })
export class Book extends Node {
  @Field(() => String, { description: 'Unique among the books of this installation.' })
  name!: string;

  @Field(() => CurrencyScalar, {
    description: 'What reports are in where nothing else is asked for: chosen, else what most postings of the first import use, else USD.',
  })
  currency!: string;

  @Field(() => String, { description: 'IANA name, such as Europe/Vienna. It decides which day is today.' })
  timeZone!: string;

  @Field(() => Boolean, { description: 'True for the demo company, which takes no imports.' })
  isDemo!: boolean;

  @Field(() => Int, { description: 'The month in which the fiscal year begins, 1 to 12.' })
  fiscalYearStartMonth!: number;

  @Field(() => DateScalar, { nullable: true, description: 'The first day with a posting; null while there is none.' })
  firstDate!: PlainDate | null;

  @Field(() => DateScalar, { nullable: true, description: 'The last day with a posting; null while there is none.' })
  lastDate!: PlainDate | null;

  @Field(() => Int, { description: 'How many entries it holds, those set aside included.' })
  transactionCount!: number;

  /** Not in the API. */
  bookId!: number;
}

/** A book as the API shows it. */
export function bookOf(settings: BookSettings): Book {
  return { ...settings, id: printNodeId('Book', settings.id), bookId: settings.id };
}
