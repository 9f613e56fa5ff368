import { Field, InputType, Int, ObjectType } from 'type-graphql';
import type { BookMove } from '../context.ts';
import { printDataVersion } from '../ledger/data-version.sql.ts';
import type { BookSettings } from '../ledger/frame.sql.ts';
import type { DataDomain as Domain } from '../ledger/nouns.ts';
import { Book, bookOf } from '../nouns/book.types.ts';
import { connectionType } from '../nouns/connection.types.ts';
import { enumOf } from '../nouns/enum.ts';
import { CurrencyScalar } from '../nouns/scalars.ts';
import { UserError } from '../nouns/warning.types.ts';

@ObjectType('BookConnection', { description: 'A page of books.' })
export class BookConnection extends connectionType('Book', Book, 'books') {}

@InputType('UpdateBookInput', { description: 'Settings of a book. What is left out stays as it is.' })
export class UpdateBookInput {
  @Field(() => String, {
    nullable: true,
    description: 'Unique among the books, whatever its case; 1 to 200 characters. It cannot be null.',
  })
  name?: string | null;

  @Field(() => CurrencyScalar, { nullable: true, description: 'The reporting currency; null for what the first import uses most.' })
  currency?: string | null;

  @Field(() => Int, { nullable: true, description: 'The month in which the fiscal year begins, 1 to 12; null for January.' })
  fiscalYearStartMonth?: number | null;

  @Field(() => String, { nullable: true, description: 'IANA name, such as Europe/Vienna; null for UTC.' })
  timeZone?: string | null;
}

@ObjectType('UpdateBookPayload', { description: 'What became of the settings.' })
export class UpdateBookPayload {
  @Field(() => Book, { nullable: true, description: 'The book as it is now; null where nothing was changed.' })
  book!: Book | null;

  @Field(() => [UserError], { description: 'Why nothing was changed; empty where it was.' })
  userErrors!: UserError[];

  @Field(() => String, { nullable: true, description: "The book's data version afterwards; null where nothing was changed." })
  dataVersion!: string | null;
}

export const DataDomain = enumOf<Domain>('DataDomain', 'What a book holds that changes by itself.', {
  LEDGER: 'Entries, accounts and settings.',
  RATES: 'Prices of commodities and currencies.',
  SEARCH: 'What search looks in.',
});

@ObjectType('BookChange', { description: 'A book has come to a new state.' })
export class BookChange {
  @Field(() => Book, { description: 'The book, as new as this change at least.' })
  book!: Book;

  @Field(() => [DataDomain], { description: 'What is newer than in the change before.' })
  domains!: readonly Domain[];

  @Field(() => String, { description: 'What the change has come to. Compare for equality only.' })
  dataVersion!: string;
}

export function bookChangeOf(settings: BookSettings, { domains, version }: BookMove): BookChange {
  return { book: bookOf(settings), domains, dataVersion: printDataVersion(version) };
}
