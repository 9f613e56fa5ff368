import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { connectionType } from '../nouns/connection.types.ts';
import { enumOf } from '../nouns/enum.ts';
import { Import } from '../nouns/import.types.ts';
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

  @Field(() => String, { nullable: true, description: 'hledger, ledger or beancount; null detects it.' })
  format?: string | null;

  @Field(() => Boolean, { defaultValue: false, description: 'Only try: report what would happen and leave the book as it is.' })
  dryRun!: boolean;
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
