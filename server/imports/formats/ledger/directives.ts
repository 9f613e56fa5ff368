import type { DeclaredType } from '../../../ledger/nouns.ts';
import type { Block, Line } from '../plain-text/blocks.ts';
import { accountTypeOf, roleIn } from '../plain-text/declarations.ts';
import { Fault } from '../plain-text/fault.ts';
import { partedBySpacedMark, withoutEnd } from '../plain-text/line-ends.ts';
import { readAmount, readSymbol, Scanner } from './amount.ts';
import { check } from './checks.ts';
import { compiled, readExpression } from './expression.ts';
import { type Application, type LedgerJournal, type LedgerScope, parentsIn } from './journal.ts';
import { tagsIn } from './notes.ts';
import { readOption } from './options.ts';
import { readPrice } from './prices.ts';
import type { Predicate } from './query.ts';

export interface DirectiveCall {
  readonly block: Block;
  /** What follows the directive's word. */
  readonly text: string;
  readonly file: string;
  readonly scope: LedgerScope;
  readonly journal: LedgerJournal;
}

type Directive = (call: DirectiveCall) => void;

const words: Readonly<Record<string, Directive>> = {
  account,
  alias,
  apply,
  assert: ({ block, file, journal }) => check(block.head.text.replace(/^[!@]/, ''), { file, line: block.head.number }, journal),
  check: ({ block, file, journal }) => check(block.head.text.replace(/^[!@]/, ''), { file, line: block.head.number }, journal),
  bucket: defaultAccount,
  commodity,
  def: define,
  define,
  end,
  eval: define,
  expr: define,
  payee,
  tag,
  value: notApplied,
  year: ({ text, scope, journal }) => beginYear(text, scope, journal),
};

const letters: Readonly<Record<string, Directive>> = {
  A: defaultAccount,
  C: conversion,
  D: defaultCommodity,
  N: () => {},
  P: ({ block, text, file, journal }) => readPrice(text, { file, line: block.head.number }, journal),
  Y: ({ text, scope, journal }) => beginYear(text, scope, journal),
};

/** Directives that may have indented lines of their own. */
export const withBody: ReadonlySet<string> = new Set(['account', 'commodity', 'payee', 'tag']);

/** Carries out a directive and gives its word; null where Ledger has none of that name. */
export function readDirective(block: Block, file: string, scope: LedgerScope, journal: LedgerJournal): string | null {
  const line = withoutEnd(block.head.text.replace(/^[!@]/, ''));
  if (line.startsWith('-')) {
    readOption(line, { file, line: block.head.number }, journal);
    return '-';
  }
  const [, word = '', text = ''] = /^(\S+)(?:[ \t]+(.*))?$/.exec(line) ?? [];
  const run = words[word];
  if (run) {
    if (text === '' && word !== 'end') throw new Fault('ARGUMENT_MISSING', `The directive ${word} needs something after it.`);
    run({ block, text, file, scope, journal });
    return word;
  }
  const letter = letters[word] ? word : /^Y\d/.test(word) ? 'Y' : null;
  if (letter === null) return null;
  if (word === letter && text === '') throw new Fault('ARGUMENT_MISSING', `The directive ${word} needs something after it.`);
  letters[letter]!({ block, text: line.slice(1).trim(), file, scope, journal });
  return letter;
}

/** The sub-directives of a block, as word and argument. */
function* below(block: Block, mayStandAlone: readonly string[]): Generator<{ word: string; text: string; line: Line }> {
  for (const line of block.body) {
    const [, word = '', text = ''] = /^(\S+)(?:\s+(.*))?$/.exec(line.text.trim()) ?? [];
    if (text === '' && !mayStandAlone.includes(word)) {
      throw new Fault('ARGUMENT_MISSING', `${word} needs something after it here.`, line.text.trim(), line.number);
    }
    yield { word, text, line };
  }
}

function account({ block, text, file, scope, journal }: DirectiveCall): void {
  const [written, comment] = partedBySpacedMark(text);
  const name = [...parentsIn(scope), written].join(':');
  const notes = [comment];
  for (const { word, text: argument, line } of below(block, ['default'])) {
    if (word === 'alias') addAlias(argument.trim(), name, journal);
    else if (word === 'payee') journal.payeeAccounts.push({ pattern: compiled(argument.trim()), account: name });
    else if (word === 'default') journal.bucket = name;
    else if (word === 'note' || word === ';') notes.push(argument);
    else if (word.startsWith(';')) notes.push(`${word.slice(1)} ${argument}`);
    else if (word === 'assert' || word === 'check') checkPostings(name, line, file, journal);
    else if (['eval', 'expr', 'value'].includes(word)) warnNotApplied(line, file, journal);
  }
  const tags = notes.flatMap((note) => [...tagsIn(note.trim()), ...attachedTags(note)]);
  const type: DeclaredType | null = accountTypeOf(tags);
  journal.items.push({ kind: 'account', account: { place: { file, line: block.head.number }, name, type, role: roleIn(tags) } });
}

/** A check under an account directive is one of every posting to that account from here on. */
function checkPostings(name: string, line: Line, file: string, journal: LedgerJournal): void {
  const matches: Predicate = (names) => {
    const account = names('account', null);
    return account?.kind === 'text' && account.text === name;
  };
  journal.rules.push({
    line: line.number,
    matches,
    postings: [],
    checks: [{ text: line.text.trim(), place: { file, line: line.number } }],
  });
}

/** `type:Asset` without a space, as hledger writes it: Ledger sees no tag there, but the meaning is plain. */
function attachedTags(note: string): { name: string; value: string }[] {
  return [...note.matchAll(/(?:^|[\s,])(type|role):\s*([^\s,]+)/gi)].map(([, name = '', value = '']) => ({ name, value }));
}

function addAlias(alias: string, name: string, journal: LedgerJournal): void {
  if (alias === name) throw new Fault('BAD_ALIAS', 'An alias cannot stand for itself; take it away.', alias);
  journal.accountAliases.set(alias, name);
}

function alias({ text, scope, journal }: DirectiveCall): void {
  const equals = text.indexOf('=');
  if (equals < 1) throw new Fault('BAD_ALIAS', 'An alias needs an equals sign: alias short=Long:Name.');
  addAlias(text.slice(0, equals).trim(), [...parentsIn(scope), text.slice(equals + 1).trim()].join(':'), journal);
}

function apply({ text, scope, journal }: DirectiveCall): void {
  const [, word = '', argument = ''] = /^(\S+)(?:\s+(.*))?$/.exec(text) ?? [];
  if (argument === '') throw new Fault('ARGUMENT_MISSING', `apply ${word} needs something after it.`);
  if (word === 'account') begin(scope, { label: 'account', account: [...parentsIn(scope), argument].join(':') });
  else if (word === 'tag') begin(scope, { label: 'tag', tag: argument.includes(':') ? argument : `:${argument}:` });
  else if (word === 'year') beginYear(argument, scope, journal);
  else if (word === 'fixed' || word === 'rate') begin(scope, fixedRate(argument, journal));
  else throw new Fault('UNKNOWN_DIRECTIVE', `Ledger knows no apply ${word}; use account, tag, fixed or year, or put a ; before the line.`);
}

function fixedRate(text: string, journal: LedgerJournal): Application {
  const scanner = new Scanner(text);
  scanner.match(/\d+[-/.]\d+(?:[-/.]\d+)?(?:\s+\d+:\d+:\d+)?\s+/y);
  const commodity = journal.commodities.find(readSymbol(scanner)).symbol;
  const { quantity, commodity: quote } = readAmount(scanner, journal.commodities, false);
  return { label: 'fixed', fixed: { commodity, price: { quantity, commodity: quote } } };
}

function begin(scope: LedgerScope, application: Application): void {
  scope.applications.push(application);
}

function beginYear(text: string, scope: LedgerScope, journal: LedgerJournal): void {
  const year = Number(text.trim());
  if (!Number.isInteger(year) || year < 1400 || year > 9999)
    throw new Fault('BAD_DATE', `${text} is not a year that Ledger reads; write it as 2026.`);
  begin(scope, { label: 'year', yearBefore: journal.defaultYear });
  journal.defaultYear = year;
}

function end({ text, scope, journal }: DirectiveCall): void {
  const name = /^\S+\s+(.*)$/.exec(text)?.[1]?.trim() ?? '';
  const last = scope.applications[scope.applications.length - 1];
  if (!last) throw new Fault('UNMATCHED_END', 'This ends an apply that never began; take it away or begin one.');
  if (name !== '' && name !== last.label) {
    throw new Fault('UNMATCHED_END', `This ends apply ${name}, but the one begun last is apply ${last.label}; end that one first.`);
  }
  scope.applications.pop();
  if (last.yearBefore !== undefined) journal.defaultYear = last.yearBefore;
}

function defaultAccount({ text, scope, journal }: DirectiveCall): void {
  journal.bucket = [...parentsIn(scope), text.trim()].join(':');
}

function define({ text, journal }: DirectiveCall): void {
  const definition = /^([A-Za-z_]\w*)\s*=(?!=)\s*(.+)$/.exec(text);
  // What is defined otherwise (functions) is told where it is used.
  if (definition) journal.definitions.set(definition[1]!, readExpression(new Scanner(definition[2]!), journal.commodities, true, false));
}

function notApplied({ block, file, journal }: DirectiveCall): void {
  warnNotApplied(block.head, file, journal);
}

function warnNotApplied(line: Line, file: string, journal: LedgerJournal): void {
  const message = 'This was read but has no effect here: it changes how Ledger checks or values entries, not what they book.';
  journal.log.warn({ file, line: line.number }, 'DIRECTIVE_NOT_APPLIED', message, line.text.trim());
}

function payee({ block, text, journal }: DirectiveCall): void {
  for (const { word, text: argument } of below(block, [])) {
    if (word === 'alias') journal.payeeAliases.push({ pattern: compiled(argument.trim()), payee: text });
  }
}

function tag({ block, file, journal }: DirectiveCall): void {
  for (const { word, line } of below(block, [])) if (word === 'assert' || word === 'check') warnNotApplied(line, file, journal);
}

function commodity({ block, text, file, journal }: DirectiveCall): void {
  const symbol = journal.commodities.find(readSymbol(new Scanner(text))).symbol;
  for (const { word, text: argument, line } of below(block, ['nomarket', 'default'])) {
    if (word === 'alias') journal.commodities.alias(argument.trim(), symbol);
    else if (word === 'format') declareFormat(argument, file, line.number, journal);
    else if (word === 'value') warnNotApplied(line, file, journal);
  }
}

function declareFormat(text: string, file: string, line: number, journal: LedgerJournal): void {
  const format = readAmount(new Scanner(text), journal.commodities, true);
  const commodity = journal.commodities.find(format.commodity);
  commodity.isFixed = true;
  journal.items.push({ kind: 'commodity', commodity: { place: { file, line }, symbol: commodity.symbol, digits: commodity.precision } });
}

function defaultCommodity({ block, text, file, journal }: DirectiveCall): void {
  const { commodity: symbol } = readAmount(new Scanner(text), journal.commodities, true);
  const digits = journal.commodities.precisionOf(symbol);
  journal.items.push({ kind: 'commodity', commodity: { place: { file, line: block.head.number }, symbol, digits } });
}

/** `C 1.00 kB = 1024 B`: amounts in the larger unit are booked in the smaller. */
function conversion({ text, journal }: DirectiveCall): void {
  const [larger = '', smaller] = text.split(/=(.*)/s);
  if (smaller === undefined) throw new Fault('BAD_CONVERSION', 'A conversion needs an equals sign: C 1.00 kB = 1024 B.');
  const unit = readAmount(new Scanner(larger), journal.commodities, true).commodity;
  const part = readAmount(new Scanner(smaller), journal.commodities, true);
  if (unit !== '') journal.commodities.convert(unit, { smaller: part.commodity, factor: part.quantity });
}
