import { Field, Int, ObjectType } from 'type-graphql';
import type { Decimal } from '../ledger/decimal.ts';
import type { PlainDate } from '../ledger/plain-date.ts';
import { CurrencyScalar, DateScalar, DecimalScalar } from '../nouns/scalars.ts';

@ObjectType('CsvMapping', {
  description:
    'How the columns of a table were read, as `CsvMappingInput` takes it. A column is named by its heading, or by its number from 1.',
})
export class TableMapping {
  @Field(() => String, { description: 'The column of the day on which a line was booked.' })
  date!: string;

  @Field(() => String, { nullable: true, description: 'How days are written: DD.MM.YYYY, M/D/YY.' })
  dateFormat!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The column of signed amounts; null where money out and in have columns of their own.',
  })
  amount!: string | null;

  @Field(() => String, { nullable: true, description: 'The column of what went out; null where there is none.' })
  debit!: string | null;

  @Field(() => String, { nullable: true, description: 'The column of what came in; null where there is none.' })
  credit!: string | null;

  @Field(() => String, { nullable: true, description: 'The column that says which way an unsigned amount went; null where there is none.' })
  sign!: string | null;

  @Field(() => [String], { description: 'The columns whose words make up the description, in this order.' })
  description!: readonly string[];

  @Field(() => String, { nullable: true, description: 'The column that says who the line is with; null where none does.' })
  payee!: string | null;

  @Field(() => String, { nullable: true, description: "The column of the bank's own id of the line; null where there is none." })
  id!: string | null;

  @Field(() => String, { nullable: true, description: "The column of the account's balance after the line; null where there is none." })
  balance!: string | null;

  @Field(() => String, { nullable: true, description: "The column of the amount's currency; null where there is none." })
  currency!: string | null;

  @Field(() => String, { nullable: true, description: 'What parts the columns: one character.' })
  delimiter!: string | null;

  @Field(() => String, { nullable: true, description: 'What decimals stand behind, a point or a comma.' })
  decimalMark!: string | null;

  @Field(() => Boolean, { description: 'True where what went out is positive in the file.' })
  invert!: boolean;
}

@ObjectType('TableColumn', { description: 'A column of a table.' })
export class TableColumn {
  @Field(() => String, { description: 'As a mapping names it: its heading, or its number from 1.' })
  name!: string;

  @Field(() => [String], { description: 'What stands in it in the first rows; at most five, empty cells left out.' })
  samples!: readonly string[];
}

@ObjectType('TableLine', { description: 'One row of a table, as it was read.' })
export class TableLine {
  @Field(() => Int, { description: 'Where it stands in the file, from 1.' })
  line!: number;

  @Field(() => DateScalar, { description: 'The day it was booked.' })
  date!: PlainDate;

  @Field(() => DecimalScalar, { description: 'Positive: money in.' })
  amount!: Decimal;

  @Field(() => CurrencyScalar, { description: 'What the amount is in.' })
  currency!: string;

  @Field(() => String, { nullable: true, description: 'Who it is with; null where no column says.' })
  payee!: string | null;

  @Field(() => String, { description: 'Its words.' })
  text!: string;
}

@ObjectType('ImportedTable', {
  description: 'How a table of a bank was read, to be confirmed or corrected: send the file again with the mapping that is right.',
})
export class ImportedTable {
  @Field(() => String, { description: 'Full name of the account that its lines are of.' })
  account!: string;

  @Field(() => CurrencyScalar, {
    nullable: true,
    description: 'What amounts are in whose row names no currency; null where nothing was read.',
  })
  currency!: string | null;

  @Field(() => Boolean, { description: 'True where nobody named the columns, and no earlier table of the account had them.' })
  isGuessed!: boolean;

  @Field(() => TableMapping, {
    nullable: true,
    description: 'Null where it is not plain what the columns hold: the problems say what to name.',
  })
  mapping!: TableMapping | null;

  @Field(() => [TableColumn], { description: 'In the order of the file, at most sixty.' })
  columns!: readonly TableColumn[];

  @Field(() => [TableLine], { description: 'The first rows as they were read, at most five.' })
  lines!: readonly TableLine[];
}
