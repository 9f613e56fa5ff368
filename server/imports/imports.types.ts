import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { connectionType } from '../nouns/connection.types.ts';
import { enumOf } from '../nouns/enum.ts';
import { Import } from '../nouns/import.types.ts';
import { CurrencyScalar } from '../nouns/scalars.ts';
import { UserError } from '../nouns/warning.types.ts';

export const Severity = enumOf<'ERROR' | 'WARNING'>('Severity', 'How much a problem matters.', {
  ERROR: 'Keeps the whole file out.',
  WARNING: 'Something to know; the file came in all the same.',
});

@ObjectType('ImportProblem', { description: 'Something in a file that could not be taken as it stands.' })
export class ImportProblem {
  @Field(() => Severity, { description: 'Whether it kept the file out.' })
  severity!: 'ERROR' | 'WARNING';

  @Field(() => String, { nullable: true, description: 'The file that the line is in, where it is not the import itself: an included one.' })
  file!: string | null;

  @Field(() => Int, { nullable: true, description: 'Counted from 1; null where it is about the file as a whole.' })
  line!: number | null;

  @Field(() => String, { description: 'A stable word in capitals: UNBALANCED, BAD_DATE.' })
  code!: string;

  @Field(() => String, { description: 'What is wrong and what to do, for people.' })
  message!: string;

  @Field(() => String, { nullable: true, description: 'The text at fault, at most 200 characters.' })
  text!: string | null;
}

@ObjectType('ImportProblemConnection', { description: 'A page of problems, in the order in which they were found.' })
export class ImportProblemConnection extends connectionType('ImportProblem', ImportProblem, 'problems') {
  @Field(() => Int, { description: 'How many there are in all.' })
  totalCount!: number;
}

@ObjectType('ImportConnection', { description: 'A page of imports, newest first.' })
export class ImportConnection extends connectionType('Import', Import, 'imports') {}

@InputType('CsvMappingInput', {
  description: 'How the columns of a table are to be read. A column is named by its heading, or by its number from 1.',
})
export class CsvMappingInput {
  @Field(() => String, { description: 'The column of the day on which a line was booked.' })
  date!: string;

  @Field(() => String, {
    nullable: true,
    description: 'How days are written: DD.MM.YYYY, M/D/YY, YYYYMMDD, DD MMM YYYY. Null finds it out.',
  })
  dateFormat?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The column of signed amounts; null where money out and in have columns of their own.',
  })
  amount?: string | null;

  @Field(() => String, { nullable: true, description: 'The column of what went out, whatever its sign.' })
  debit?: string | null;

  @Field(() => String, { nullable: true, description: 'The column of what came in.' })
  credit?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The column that says which way an unsigned amount went: D or C, Debit or Credit, Af or Bij, Soll or Haben.',
  })
  sign?: string | null;

  @Field(() => [String], { description: 'The columns whose words make up the description, in this order; may be empty.' })
  description!: string[];

  @Field(() => String, { nullable: true, description: 'The column that says who the line is with.' })
  payee?: string | null;

  @Field(() => String, { nullable: true, description: "The column of the bank's own id of the line." })
  id?: string | null;

  @Field(() => String, { nullable: true, description: "The column of the account's balance after the line: a check." })
  balance?: string | null;

  @Field(() => String, { nullable: true, description: "The column of the amount's currency." })
  currency?: string | null;

  @Field(() => String, { nullable: true, description: 'What parts the columns: one character, or the word tab. Null finds it out.' })
  delimiter?: string | null;

  @Field(() => String, { nullable: true, description: 'What decimals stand behind, a point or a comma. Null finds it out.' })
  decimalMark?: string | null;

  @Field(() => Boolean, { defaultValue: false, description: 'True where what went out is positive: the files of many cards.' })
  invert!: boolean;
}

@InputType('ImportOptionsInput', { description: 'For files of banks; journals name accounts and currencies themselves.' })
export class ImportOptionsInput {
  @Field(() => String, {
    nullable: true,
    description:
      "Full name of the book's account that the statement is of. Null: what earlier files of the account went to, else one named after its number.",
  })
  account?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Full name of the account that unmatched lines go to. Null: expenses:unknown and income:unknown.',
  })
  counterAccount?: string | null;

  @Field(() => CurrencyScalar, {
    nullable: true,
    description: 'What the amounts are in, as the book writes it. Null: what the file says, else what the account holds.',
  })
  currency?: string | null;

  @Field(() => CsvMappingInput, {
    nullable: true,
    description: 'The columns of a table. Null: as the last table of the account was read, else guessed.',
  })
  csv?: CsvMappingInput | null;
}

@InputType('ImportTextInput', { description: 'A small file as text. Larger ones go to POST /imports.' })
export class ImportTextInput {
  @Field(() => String, {
    description: 'The same key and content gives the first answer; the same key with other content is an error. Up to 200 characters.',
  })
  idempotencyKey!: string;

  @Field(() => String, { description: 'A name for the list of imports; its ending helps to tell formats apart.' })
  fileName!: string;

  @Field(() => String, { description: 'The text of the file, at most 1 MB.' })
  content!: string;

  @Field(() => String, {
    nullable: true,
    description: 'beancount, camt053, csv, hledger, ledger, mt940, ofx, qif or zip; null detects it.',
  })
  format?: string | null;

  @Field(() => Boolean, { defaultValue: false, description: 'Only try: report what would happen and leave the book as it is.' })
  dryRun!: boolean;

  @Field(() => ImportOptionsInput, { nullable: true, description: "What a bank's file does not say itself." })
  options?: ImportOptionsInput | null;
}

@InputType('ImportIdInput', { description: 'Names an import.' })
export class ImportIdInput {
  @Field(() => ID, { description: 'The id of the import.' })
  id!: string;
}

@ObjectType('ImportPayload', { description: 'What became of an import.' })
export class ImportPayload {
  @Field(() => Import, { nullable: true, description: 'The import as it is now; null where there is none to show.' })
  import!: Import | null;

  @Field(() => [UserError], { description: 'Why it was not done; empty where it was.' })
  userErrors!: UserError[];

  @Field(() => String, { nullable: true, description: "The book's data version afterwards." })
  dataVersion!: string | null;
}
