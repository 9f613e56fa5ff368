import { expressionBounds } from '../../../config/limits.ts';
import { Decimal } from '../../../ledger/decimal.ts';
import { Fault } from '../plain-text/fault.ts';
import { Pattern } from '../plain-text/pattern.ts';
import { readAmount, Scanner } from './amount.ts';
import type { Commodities } from './commodities.ts';
import { readAnyDate } from './dates.ts';
import { Fraction } from './fraction.ts';

/** A number with its commodity ('' for none), a text, a pattern or a truth. */
export type Value =
  | { readonly kind: 'number'; readonly value: Fraction; readonly commodity: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'pattern'; readonly pattern: Pattern }
  | { readonly kind: 'truth'; readonly truth: boolean };

/** What names mean where an expression is worked out; null for those that are unknown. */
export type Names = (name: string, argument: Value | null) => Value | null;

/** An expression, read and ready to be worked out. */
export type Expression = (names: Names) => Value;

/** Reads one value expression: `(...)` at the scanner if `isSingle`, else all there is. */
export function readExpression(scanner: Scanner, commodities: Commodities, migrates: boolean, isSingle: boolean): Expression {
  const reader = new ExpressionReader(scanner, commodities, migrates);
  const expression = isSingle ? reader.operand() : reader.either();
  scanner.skipSpaces();
  if (!isSingle && scanner.rest !== '') throw notUnderstood(scanner.rest);
  return expression;
}

export function numberOf(quantity: Decimal, commodity: string): Value {
  return { kind: 'number', value: Fraction.of(quantity), commodity };
}

/** An amount out of an expression's value. A Fault where it is none, or has no exact decimals. */
export function amountIn(value: Value): { quantity: Decimal; commodity: string } {
  if (value.kind !== 'number') throw new Fault('BAD_EXPRESSION', 'This expression is no amount; write the amount itself.');
  const quantity = value.value.toDecimal();
  if (quantity) return { quantity, commodity: value.commodity };
  throw new Fault(
    'INEXACT_AMOUNT',
    `This expression comes to ${value.value} ${value.commodity}, which no decimal number is; write the rounded amount.`,
  );
}

export function isTrue(value: Value): boolean {
  if (value.kind === 'number') return value.value.sign !== 0;
  return value.kind === 'truth' ? value.truth : value.kind === 'text' ? value.text !== '' : true;
}

class ExpressionReader {
  private depth = 0;
  private operators = 0;

  constructor(
    private readonly scanner: Scanner,
    private readonly commodities: Commodities,
    private readonly migrates: boolean,
  ) {}

  either(): Expression {
    let left = this.both();
    while (this.operator(/\|\||\||or\b/y)) {
      const [a, b] = [left, this.both()];
      left = (names) => truth(isTrue(a(names)) || isTrue(b(names)));
    }
    return left;
  }

  private both(): Expression {
    let left = this.comparison();
    while (this.operator(/&&|&|and\b/y)) {
      const [a, b] = [left, this.comparison()];
      left = (names) => truth(isTrue(a(names)) && isTrue(b(names)));
    }
    return left;
  }

  private comparison(): Expression {
    const left = this.sum();
    const operator = this.operator(/=~|!~|==|!=|<=|>=|<|>/y);
    if (operator === null) return left;
    const right = this.sum();
    return (names) => truth(compared(left(names), operator, right(names)));
  }

  private sum(): Expression {
    let left = this.product();
    for (let operator = this.operator(/[+-]/y); operator !== null; operator = this.operator(/[+-]/y)) {
      const [a, b, isMinus] = [left, this.product(), operator === '-'];
      left = (names) => added(a(names), isMinus ? negated(b(names)) : b(names));
    }
    return left;
  }

  private product(): Expression {
    let left = this.operand();
    for (let operator = this.operator(/[*/]|div\b/y); operator !== null; operator = this.operator(/[*/]|div\b/y)) {
      const [a, b, isTimes] = [left, this.operand(), operator === '*'];
      left = (names) => (isTimes ? multiplied(a(names), b(names)) : divided(a(names), b(names)));
    }
    return left;
  }

  operand(): Expression {
    this.depth += 1;
    if (this.depth > expressionBounds.depthMax)
      throw new Fault('BAD_EXPRESSION', 'This expression is nested too deeply; write it more simply.');
    const operand = this.readOperand();
    this.depth -= 1;
    return operand;
  }

  private readOperand(): Expression {
    const { scanner } = this;
    scanner.skipSpaces();
    if (scanner.take('(')) return this.parenthesised();
    if (scanner.match(/-(?=\s*[(a-z_])/y)) {
      const inner = this.operand();
      return (names) => negated(inner(names));
    }
    if (scanner.match(/!(?![~=])|not\b/y)) {
      const inner = this.comparison();
      return (names) => truth(!isTrue(inner(names)));
    }
    const pattern = scanner.match(/\/((?:[^/\\]|\\.)+)\//y);
    if (pattern) return constant({ kind: 'pattern', pattern: compiled(pattern[1]!) });
    const date = scanner.match(/\[([\d/.-]+)\]/y);
    if (date) return constant(dateValue(date[1]!));
    const text = scanner.match(/'([^']*)'/y) ?? scanner.match(/"([^"]*)"(?!\s*-?[\d.])/y);
    if (text) return constant({ kind: 'text', text: text[1]! });
    const name = scanner.match(/[A-Za-z_]\w*(?!\w|\s*-?[\d.])/y)?.[0];
    if (name !== undefined) return this.named(name);
    const { quantity, commodity } = readAmount(scanner, this.commodities, this.migrates, false);
    return constant(numberOf(quantity, commodity));
  }

  private parenthesised(): Expression {
    const inner = this.either();
    this.scanner.skipSpaces();
    if (!this.scanner.take(')'))
      throw this.scanner.rest === '' ? new Fault('BAD_EXPRESSION', 'A ) is missing in this expression.') : notUnderstood(this.scanner.rest);
    return inner;
  }

  private named(name: string): Expression {
    const argument = this.scanner.take('(') ? this.parenthesised() : null;
    if (name === 'true' || name === 'false') return constant(truth(name === 'true'));
    if (name === 'abs' && argument) return (names) => absolute(argument(names));
    return (names) => {
      const value = names(name, argument ? argument(names) : null);
      if (value) return value;
      throw new Fault('UNSUPPORTED_EXPRESSION', `${name} has no meaning to this import; write what it stands for.`, name);
    };
  }

  private operator(pattern: RegExp): string | null {
    const before = this.scanner.at;
    this.scanner.skipSpaces();
    const found = this.scanner.match(pattern);
    if (found) {
      this.operators += 1;
      // Each operator is worked out inside the next.
      if (this.operators > expressionBounds.operatorsMax)
        throw new Fault('BAD_EXPRESSION', `This expression has more than ${expressionBounds.operatorsMax} operators; write its result.`);
      return found[0];
    }
    this.scanner.at = before;
    return null;
  }
}

function constant(value: Value): Expression {
  return () => value;
}

function truth(value: boolean): Value {
  return { kind: 'truth', truth: value };
}

function notUnderstood(text: string): Fault {
  return new Fault(
    'BAD_EXPRESSION',
    `Cannot understand ${text.trim().slice(0, 60)} in this expression; write the amount itself.`,
    text.trim(),
  );
}

/** Dates compare as their ISO text. */
function dateValue(text: string): Value {
  const date = readAnyDate(text, 0);
  if (date) return { kind: 'text', text: date };
  throw new Fault('BAD_DATE', `${text} is not a date with its year; write it as [2026-01-31].`, text);
}

export function compiled(source: string): Pattern {
  return new Pattern(source, source.replace(/\\\//g, '/'), 'i');
}

type NumberValue = Extract<Value, { kind: 'number' }>;

function numeric(value: Value): NumberValue {
  if (value.kind === 'number') return value;
  throw new Fault('BAD_EXPRESSION', 'This expression calculates with something that is no number.');
}

function added(left: Value, right: Value): Value {
  const [a, b] = [numeric(left), numeric(right)];
  if (a.commodity !== b.commodity && a.value.sign !== 0 && b.value.sign !== 0) {
    throw new Fault(
      'BAD_EXPRESSION',
      `This expression adds ${a.commodity || 'a bare number'} and ${b.commodity || 'a bare number'}; write two postings.`,
    );
  }
  return { kind: 'number', value: a.value.plus(b.value), commodity: a.commodity || b.commodity };
}

function negated(value: Value): Value {
  const number = numeric(value);
  return { ...number, value: number.value.negated() };
}

function absolute(value: Value): Value {
  return numeric(value).value.sign < 0 ? negated(value) : value;
}

function multiplied(left: Value, right: Value): Value {
  const [a, b] = [numeric(left), numeric(right)];
  return { kind: 'number', value: a.value.times(b.value), commodity: a.commodity || b.commodity };
}

function divided(left: Value, right: Value): Value {
  const [a, b] = [numeric(left), numeric(right)];
  if (b.value.sign === 0) throw new Fault('BAD_EXPRESSION', 'This expression divides by zero.');
  return { kind: 'number', value: a.value.dividedBy(b.value), commodity: a.commodity || b.commodity };
}

function compared(left: Value, operator: string, right: Value): boolean {
  if (operator === '=~' || operator === '!~') return matched(left, right) === (operator === '=~');
  const order =
    left.kind === 'text' && right.kind === 'text' ? textOrder(left.text, right.text) : numeric(left).value.compare(numeric(right).value);
  const isSame = order === 0 && (left.kind !== 'number' || right.kind !== 'number' || sameCommodity(left, right));
  if (operator === '==') return isSame;
  if (operator === '!=') return !isSame;
  if (operator === '<') return order < 0;
  if (operator === '>') return order > 0;
  return operator === '<=' ? order <= 0 : order >= 0;
}

function sameCommodity(left: NumberValue, right: NumberValue): boolean {
  return left.commodity === right.commodity || left.commodity === '' || right.commodity === '';
}

function textOrder(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function matched(left: Value, right: Value): boolean {
  if (right.kind !== 'pattern' && right.kind !== 'text') throw new Fault('BAD_EXPRESSION', 'A pattern /.../ must follow =~.');
  const pattern = right.kind === 'pattern' ? right.pattern : compiled(right.text);
  return left.kind === 'text' && pattern.test(left.text);
}
