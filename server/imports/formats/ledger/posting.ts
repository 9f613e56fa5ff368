import { expressionBounds } from '../../../config/limits.ts';
import type { Amount } from '../../../ledger/amount.ts';
import type { TransactionStatus } from '../../../ledger/nouns.ts';
import type { PostingKind } from '../../journal.ts';
import { Fault } from '../plain-text/fault.ts';
import { type Lot, type LotAmount, readAmount, Scanner } from './amount.ts';
import { amountIn, type Expression, type Names, readExpression } from './expression.ts';
import type { LedgerJournal } from './journal.ts';

/** One posting line, as written. */
export interface WrittenPosting {
  readonly status: TransactionStatus;
  readonly name: string;
  readonly kind: PostingKind;
  readonly amount: LotAmount | null;
  /** In a rule, an amount that depends on the posting matched. */
  readonly expression: Expression | null;
  readonly cost: Amount | null;
  /** After `=`: the balance that must or shall come of it. */
  readonly balance: Amount | null;
  readonly note: string | null;
}

/** Reads a posting line. In rules, `inRule`, expressions stay open until a posting is matched. */
export function readPosting(text: string, journal: LedgerJournal, inRule = false): WrittenPosting {
  const { status, name, rest } = splitPosting(text);
  if (/^(?:\(\s*\)|\[\s*\]|<\s*>)$/.test(name)) throw new Fault('NO_ACCOUNT', 'The brackets of this posting hold no account; write one.');
  const scanner = new Scanner(rest);
  let amount: LotAmount | null = null;
  let expression: Expression | null = null;
  let cost: Amount | null = null;
  if (rest !== '' && rest[0] !== ';' && rest[0] !== '=') {
    if (inRule && rest[0] === '(') expression = readExpression(scanner, journal.commodities, true, true);
    else amount = amountOrExpression(scanner, journal, true);
    scanner.skipSpaces();
    cost = readCost(scanner, amount, journal);
  }
  scanner.skipSpaces();
  const balance = scanner.take('=') ? readBalance(scanner, journal) : null;
  scanner.skipSpaces();
  const note = scanner.take(';') ? scanner.rest : null;
  if (note === null && scanner.rest !== '') throw unexpected(scanner.rest);
  return { status, ...virtuality(name), amount, expression, cost, balance, note };
}

/** A tab or two spaces end the account's name. */
function splitPosting(text: string): { status: TransactionStatus; name: string; rest: string } {
  let line = text.replace(/^[ \t]+/, '');
  const mark = line[0];
  const status = mark === '*' ? 'CLEARED' : mark === '!' ? 'PENDING' : 'UNMARKED';
  if (status !== 'UNMARKED') line = line.slice(1).replace(/^[ \t]+/, '');
  if (line === '' || line[0] === ';')
    throw new Fault('NO_ACCOUNT', 'This posting names no account; write one, then two spaces or a tab, then the amount.');
  const gap = /\t| [ \t]/.exec(line);
  if (!gap) return { status, name: line.trimEnd(), rest: '' };
  return { status, name: line.slice(0, gap.index), rest: line.slice(gap.index).replace(/^[ \t]+/, '') };
}

function virtuality(name: string): { name: string; kind: PostingKind } {
  const [first, last] = [name[0], name[name.length - 1]];
  if (first === '[' && last === ']') return { name: name.slice(1, -1), kind: 'BALANCED_VIRTUAL' };
  if (first === '(' && last === ')') return { name: name.slice(1, -1), kind: 'UNBALANCED_VIRTUAL' };
  // A posting deferred with < > is booked at the end of reading; by its date it belongs with the others.
  if (first === '<' && last === '>') return { name: name.slice(1, -1), kind: 'REAL' };
  return { name, kind: 'REAL' };
}

function amountOrExpression(scanner: Scanner, journal: LedgerJournal, migrates: boolean): LotAmount {
  if (scanner.peek() !== '(') return readAmount(scanner, journal.commodities, migrates);
  const expression = readExpression(scanner, journal.commodities, migrates, true);
  return { ...amountIn(expression(definitionsOf(journal))), lot: null };
}

/** The names that `define` gave a meaning. */
export function definitionsOf(journal: LedgerJournal): Names {
  let [depth, count] = [0, 0];
  const names: Names = (name, argument) => {
    const definition = argument ? undefined : journal.definitions.get(name);
    if (!definition) return null;
    depth += 1;
    count += 1;
    if (depth > expressionBounds.definitionDepthMax || count > expressionBounds.definitionsMax)
      throw new Fault(
        'BAD_EXPRESSION',
        `The definition of ${name} leads to too many others, or to itself; write what it stands for.`,
        name,
      );
    const value = definition(names);
    depth -= 1;
    return value;
  };
  return names;
}

function readCost(scanner: Scanner, amount: LotAmount | null, journal: LedgerJournal): Amount | null {
  const mark = scanner.match(/\(@@?\)|\(?@@?/y)?.[0];
  if (mark === undefined) return null;
  scanner.skipSpaces();
  scanner.take('=');
  scanner.skipSpaces();
  if (scanner.rest === '') throw new Fault('BAD_AMOUNT', 'A price must follow @: 10 AAPL @ 30 USD.');
  const price = amountOrExpression(scanner, journal, false);
  if (price.quantity.sign < 0) throw new Fault('NEGATIVE_COST', 'A price may not be negative; put the sign on the amount.', scanner.text);
  if (!amount) return null;
  const { commodity } = price;
  if (!mark.includes('@@')) return { quantity: price.quantity.times(amount.quantity), commodity };
  return { quantity: amount.quantity.sign < 0 ? price.quantity.negated() : price.quantity, commodity };
}

function readBalance(scanner: Scanner, journal: LedgerJournal): Amount {
  scanner.skipSpaces();
  if (scanner.rest === '') throw new Fault('BAD_AMOUNT', 'An amount must follow =: the balance to be checked.');
  return journal.commodities.reduced(amountOrExpression(scanner, journal, false));
}

function unexpected(rest: string): Fault {
  const found = rest.slice(0, 40);
  return new Fault(
    'UNEXPECTED_TEXT',
    `Cannot understand ${found} here; put two spaces or a tab before the amount, a ; before a comment, and arithmetic in ( ).`,
    rest,
  );
}

export function lotOf(price: Amount, amount: Amount): Lot {
  const basis = { quantity: price.quantity.times(amount.quantity), commodity: price.commodity };
  return { key: ` {=${price.quantity.trimmed()} ${price.commodity}} [] ()`, basis };
}
