import { Field, Int, ObjectType } from 'type-graphql';
import type { Decimal } from '../ledger/decimal.ts';
import { type Line, linesTo, type Section } from '../ledger/statement.ts';
import type { Valuation } from '../ledger/valuation.ts';
import { Account, accountOf } from './account.types.ts';
import { Money } from './money.types.ts';

@ObjectType('StatementLine', {
  description: 'One account, or one computed row, of a statement. It includes its children and has the normal sign of its section.',
})
export class StatementLine {
  @Field(() => Account, { nullable: true, description: 'The account; null for a computed row such as current-year earnings.' })
  account!: Account | null;

  @Field(() => String, { description: "The last component of the account's name, or what the computed row is." })
  label!: string;

  @Field(() => Int, { description: '1 for a top-level line.' })
  depth!: number;

  @Field(() => Boolean, { description: 'True where lines below it are in scope, whether `depth` shows them or not.' })
  hasChildren!: boolean;

  @Field(() => Money, { nullable: true, description: 'In the reporting currency; null where no part of it has a rate.' })
  value!: Money | null;

  @Field(() => [Money], {
    nullable: 'items',
    description: 'The same in each further column, in their order; null where no part has a rate.',
  })
  comparatives!: (Money | null)[];

  @Field(() => [Money], {
    description:
      'What `value` stands for, by commodity: exact, never rounded, zero sums left out. Empty for earnings, which are a sum of worths.',
  })
  native!: Money[];
}

@ObjectType('StatementSection', {
  description: 'A part of a statement: its total and its lines in tree order. Top-level lines add up to the total before rounding.',
})
export class StatementSection {
  @Field(() => Money, { description: 'What is priced of the section, rounded once.' })
  total!: Money;

  @Field(() => [Money], { description: 'The total of each further column, in their order.' })
  comparativeTotals!: Money[];

  @Field(() => [StatementLine], {
    description: 'In tree order: a parent, then its children. Accounts without postings in scope are left out.',
  })
  lines!: StatementLine[];
}

/** Prints a section: each figure rounded alone. `sign` is that of `native`: -1 where the normal sign is credit. */
export function sectionOf(
  bookId: number,
  section: Section,
  { valuation, depth, sign }: { valuation: Valuation; depth: number | null; sign: 1 | -1 },
): StatementSection {
  const [total, ...comparativeTotals] = section.totals.map((figure) => valuation.money(figure.amount));
  const lines = linesTo(section.lines, depth).map((line) => statementLineOf(bookId, line, valuation, sign));
  return { total: total!, comparativeTotals, lines };
}

export function statementLineOf(bookId: number, line: Line, valuation: Valuation, sign: 1 | -1): StatementLine {
  const [value, ...comparatives] = line.columns.map((figure) => valuation.moneyOf(figure));
  const { label, depth, hasChildren } = line;
  const account = line.account && accountOf(bookId, line.account);
  return { account, label, depth, hasChildren, value: value ?? null, comparatives, native: valuation.native(line.native, sign) };
}

/** A computed row whose figures are made of printed ones. */
export function printedLineOf(label: string, columns: readonly Decimal[], valuation: Valuation): StatementLine {
  const [value, ...comparatives] = columns.map((amount) => valuation.money(amount));
  return { account: null, label, depth: 1, hasChildren: false, value: value!, comparatives, native: [] };
}
