import { Decimal } from '../../../ledger/decimal.ts';
import { Fault } from '../plain-text/fault.ts';
import { add, divide, multiply, subtract } from './arithmetic.ts';
import { directiveWords, type Token, type TokenKind, type TokenLine } from './token.ts';

/** Deeper brackets than these nobody writes; more would only cost stack. */
const expressionDepthMax = 64;

/** Walks over the tokens of a line. Whatever does not fit is thrown as a Fault, which ends the directive. */
export class Cursor {
  private at = 0;

  constructor(readonly line: TokenLine) {
    const invalid = line.tokens.find(({ kind }) => kind === 'invalid');
    if (invalid) throw invalidToken(invalid, line);
  }

  get next(): Token | undefined {
    return this.line.tokens[this.at];
  }

  get isAtEnd(): boolean {
    return this.at >= this.line.tokens.length;
  }

  sees(kind: TokenKind, text?: string): boolean {
    const token = this.next;
    return token !== undefined && token.kind === kind && (text === undefined || token.text === text);
  }

  /** The next token's text if it is of this kind; it is taken. Null otherwise. */
  take(kind: TokenKind, text?: string): string | null {
    if (!this.sees(kind, text)) return null;
    return this.line.tokens[this.at++]!.text;
  }

  require(kind: TokenKind, what: string): string {
    const text = this.take(kind);
    if (text === null) throw this.unexpected(what);
    return text;
  }

  requireEnd(): void {
    if (!this.isAtEnd) throw this.unexpected('the end of the line');
  }

  unexpected(expected: string): Fault {
    const token = this.next;
    const found = token ? `"${token.text.slice(0, 60)}"` : 'the end of the line';
    return new Fault('NOT_UNDERSTOOD', `Expected ${expected}, found ${found}. Correct the line.`, this.line.text, this.line.line);
  }

  get seesNumber(): boolean {
    return this.sees('number') || this.sees('sign', '-') || this.sees('sign', '+') || this.sees('sign', '(');
  }

  /** A number or arithmetic over numbers; the next token is known to begin one. */
  number(depth = 0): Decimal {
    let sum = this.product(depth);
    for (;;) {
      if (this.take('sign', '+') !== null) sum = add(sum, this.product(depth));
      else if (this.take('sign', '-') !== null) sum = subtract(sum, this.product(depth));
      else return sum;
    }
  }

  private product(depth: number): Decimal {
    let value = this.factor(depth);
    for (;;) {
      if (this.take('sign', '*') !== null) value = multiply(value, this.factor(depth));
      else if (this.take('sign', '/') !== null) value = this.quotient(value, this.factor(depth));
      else return value;
    }
  }

  private quotient(value: Decimal, divisor: Decimal): Decimal {
    const result = divide(value, divisor);
    if (!result) throw new Fault('BAD_NUMBER', 'A number is divided by zero. Correct the expression.', this.line.text, this.line.line);
    return result;
  }

  private factor(depth: number): Decimal {
    if (depth > expressionDepthMax) throw this.unexpected('fewer brackets and signs');
    if (this.take('sign', '-') !== null) return this.factor(depth + 1).negated();
    if (this.take('sign', '+') !== null) return this.factor(depth + 1);
    if (this.take('sign', '(') !== null) {
      const value = this.number(depth + 1);
      if (this.take('sign', ')') === null) throw this.unexpected('a closing bracket');
      return value;
    }
    return Decimal.from(this.require('number', 'a number'));
  }
}

function invalidToken(token: Token, line: TokenLine): Fault {
  const text = token.text.slice(0, 60);
  switch (token.code) {
    case 'BAD_DATE':
      return new Fault('BAD_DATE', `"${text}" is no day of the calendar. Write it as YYYY-MM-DD.`, line.text, line.line);
    case 'BAD_NUMBER':
      return new Fault('BAD_NUMBER', `"${text}" has commas that do not part thousands. Use a point for decimals.`, line.text, line.line);
    case 'NUMBER_TOO_LONG':
      return new Fault('BAD_NUMBER', `A number has ${token.text.length} characters. Correct it.`, line.text, line.line);
    case 'NOT_TEXT':
      return new Fault('NOT_TEXT', 'A string holds a NUL character, as no text does. Remove it.', line.text, line.line);
    case 'STRING_NOT_CLOSED':
      return new Fault('STRING_NOT_CLOSED', 'A quote is opened and not closed within the lines allowed. Close it.', line.text, line.line);
    default:
      if (namesDirective(token, line)) {
        const known = [...directiveWords].filter((word) => word !== 'txn').join(', ');
        return new Fault(
          'UNKNOWN_DIRECTIVE',
          `"${text}" is no directive of Beancount, which are: ${known}. Correct it, or mark the line as a comment with ";".`,
          line.text,
          line.line,
        );
      }
      return new Fault('NOT_UNDERSTOOD', `"${text}" is nothing that Beancount knows here. Correct or remove it.`, line.text, line.line);
  }
}

function namesDirective(token: Token, { tokens, indented }: TokenLine): boolean {
  const at = tokens.indexOf(token);
  return !indented && (at === 0 || (at === 1 && tokens[0]!.kind === 'date'));
}
