import type { DeclaredType } from '../../../ledger/nouns.ts';
import type { Tag } from '../../journal.ts';
import type { Block, Line } from '../plain-text/blocks.ts';
import { scanDate } from '../plain-text/dates.ts';
import { accountTypeNamed, roleIn } from '../plain-text/declarations.ts';
import { Fault } from '../plain-text/fault.ts';
import { readAlias } from './aliases.ts';
import { Cursor, readAmount, readSimpleAmount, type SimpleAmount, symbolPattern } from './amount.ts';
import { readComment } from './comment.ts';
import type { HledgerJournal, HledgerScope } from './journal.ts';
import { accountName, readAccountName, readTrailingComment } from './posting.ts';

export interface DirectiveCall {
  readonly block: Block;
  /** What follows the directive's word. */
  readonly text: string;
  readonly file: string;
  readonly scope: HledgerScope;
  readonly journal: HledgerJournal;
}

type Directive = (call: DirectiveCall) => void;

/** By first words, longest first. What has no effect on figures is read over. */
const directives: readonly (readonly [RegExp, Directive])[] = [
  [/^account\s+/, account],
  [/^alias\s+/, ({ text, scope }) => void scope.aliases.push(readAlias(text))],
  [/^end aliases\s*$/, ({ scope }) => void scope.aliases.splice(0)],
  [/^apply\s+account\s+/, applyAccount],
  [/^end\s+apply\s+account\s*$/, endApplyAccount],
  [/^commodity\s+/, commodity],
  [/^decimal-mark\s+/, decimalMark],
  [/^(?:payee|tag)\s+\S|^(?:end tag|pop)\b|^[NC]\s+\S/, () => {}],
  [/^Y\s*(?=\d)/, defaultYear],
  [/^D\s+/, defaultCommodity],
  [/^P\s*/, price],
];

/** Carries out a directive. False where the line is none that hledger knows. */
export function readDirective(block: Block, file: string, scope: HledgerScope, journal: HledgerJournal): boolean {
  const line = block.head.text.replace(/^!/, '');
  for (const [pattern, run] of directives) {
    const match = pattern.exec(line);
    if (!match) continue;
    const text = line.slice(match[0].length).trimEnd();
    run({ block, text, file, scope, journal });
    return true;
  }
  return false;
}

function account({ block, text, file, scope, journal }: DirectiveCall): void {
  const cursor = new Cursor(text);
  const written = readAccountName(cursor);
  if (written === '') throw new Fault('NO_ACCOUNT', 'The account directive names no account.');
  cursor.skipSpaces();
  const comment = readTrailingComment(cursor);
  const below = block.body.map((line) => line.text.trimStart()).filter((line) => line.startsWith(';'));
  const { tags } = readComment([...(comment === null ? [] : [comment]), ...below.map((line) => line.slice(1))], null);
  const declaration = {
    place: journal.place(file, block.head.number),
    name: accountName(written, scope),
    type: typeIn(tags),
    role: roleIn(tags),
  };
  journal.items.push({ kind: 'account', account: declaration });
}

function typeIn(tags: readonly Tag[]): DeclaredType | null {
  const tag = tags.find(({ name }) => name === 'type');
  if (!tag) return null;
  const type = accountTypeNamed(tag.value);
  if (type) return type;
  const message = `hledger knows no account type ${tag.value || '(empty)'}; use Asset, Liability, Equity, Revenue, Expense, Cash or Conversion, or one of A L E R X C V.`;
  throw new Fault('BAD_ACCOUNT_TYPE', message, tag.value);
}

function applyAccount({ text, scope }: DirectiveCall): void {
  const cursor = new Cursor(text);
  const name = readAccountName(cursor);
  cursor.skipSpaces();
  if (name === '' || !cursor.isAtEnd) throw new Fault('NO_ACCOUNT', 'apply account takes one account name and nothing after it.', text);
  scope.parentAccounts.push(name);
}

function endApplyAccount({ scope }: DirectiveCall): void {
  if (scope.parentAccounts.pop() === undefined) {
    throw new Fault('UNMATCHED_END', 'This ends an "apply account" that never began; take it away or begin one.');
  }
}

function commodity({ block, text, file, scope, journal }: DirectiveCall): void {
  const cursor = new Cursor(text);
  const symbol = cursor.match(/(?:"[^";]+"|[^\d\-+.;@*\t "{}=]+)(?=\s*(?:;|$))/y)?.[0];
  if (symbol === undefined) {
    for (const line of block.body) if (!/^\s+;/.test(line.text)) throw notBelowCommodity(line);
    const format = readFormat(cursor, scope);
    cursor.skipSpaces();
    readTrailingComment(cursor);
    declare(format, { block, text, file, scope, journal });
    return;
  }
  const name = symbol.replaceAll('"', '');
  for (const line of block.body) {
    const format = /^\s+format\s+(.*)$/.exec(line.text);
    if (format) declareFormat(name, format[1]!, { block, text, file, scope, journal });
    else if (!line.text.trimStart().startsWith(';')) throw notBelowCommodity(line);
  }
}

function notBelowCommodity({ text, number }: Line): Fault {
  return new Fault(
    'UNKNOWN_DIRECTIVE',
    'Only format and comments may stand under a commodity directive; take this line away.',
    text.trim(),
    number,
  );
}

function declareFormat(name: string, text: string, call: DirectiveCall): void {
  const format = readFormat(new Cursor(text), call.scope);
  if (format.commodity !== name) {
    throw new Fault(
      'BAD_COMMODITY',
      `The format is in ${format.commodity || 'no commodity'}, the directive in ${name}; they should be the same.`,
      text,
    );
  }
  declare(format, call);
}

function declare(format: SimpleAmount, { block, file, scope, journal }: DirectiveCall): void {
  const { commodity: symbol, style } = format;
  scope.declared.set(symbol, style);
  journal.declaredPrecision.set(symbol, style.precision);
  const place = journal.place(file, block.head.number);
  journal.items.push({ kind: 'commodity', commodity: { place, symbol, digits: style.precision } });
}

function readFormat(cursor: Cursor, scope: HledgerScope): SimpleAmount {
  const format = readAmount(cursor, scope);
  if (format.style.mark !== null) return format;
  throw new Fault(
    'BAD_COMMODITY',
    'A commodity format needs a decimal mark, as in 1000.00 EUR, or 1000. EUR for no decimals.',
    cursor.text,
  );
}

function decimalMark({ text, scope }: DirectiveCall): void {
  const mark = text[0];
  if (mark !== '.' && mark !== ',') throw new Fault('BAD_DECIMAL_MARK', 'decimal-mark needs a period or a comma.');
  scope.decimalMark = mark;
}

function defaultYear({ text, scope }: DirectiveCall): void {
  const found = /^(\d{4,})\s*(?:$|;)/.exec(text)?.[1];
  const year = Number(found);
  if (found === undefined || year < 1 || year > 9999) throw new Fault('BAD_DATE', 'Y needs a year, such as Y2026.');
  scope.defaultYear = year;
}

function defaultCommodity({ block, text, file, scope, journal }: DirectiveCall): void {
  const { commodity: symbol, style } = readFormat(new Cursor(text), scope);
  scope.defaultCommodity = { symbol, style };
  journal.defaultPrecision = { symbol, digits: style.precision };
  const place = journal.place(file, block.head.number);
  if (!journal.declaredPrecision.has(symbol))
    journal.items.push({ kind: 'commodity', commodity: { place, symbol, digits: style.precision } });
}

function price({ block, text, file, scope, journal }: DirectiveCall): void {
  const first = scanDate(text, 0, scope.defaultYear);
  if (!first) throw new Fault('BAD_PRICE', 'A price needs its date first: P 2026-01-31 EUR 1.08 USD.');
  const cursor = new Cursor(text);
  cursor.at = first.end;
  cursor.match(/\s+\d{1,2}:\d{2}(?::\d{2})?(?:[+-]\d{4})?(?=\s)/y);
  cursor.skipSpaces();
  const symbol = cursor.match(symbolPattern)?.[0];
  if (symbol === undefined) throw new Fault('BAD_PRICE', 'A price needs a commodity after the date: P 2026-01-31 EUR 1.08 USD.');
  cursor.skipSpaces();
  const worth = readSimpleAmount(cursor, scope);
  journal.see(worth);
  const { quantity: rate, commodity: quote } = worth;
  const record = { place: journal.place(file, block.head.number), on: first.date, commodity: symbol.replaceAll('"', ''), rate, quote };
  journal.items.push({ kind: 'price', price: record });
}
