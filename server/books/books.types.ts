import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { Book } from '../nouns/book.types.ts';
import { connectionType } from '../nouns/connection.types.ts';
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
