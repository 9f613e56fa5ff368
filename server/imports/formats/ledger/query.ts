import { expressionBounds } from '../../../config/limits.ts';
import { Fault } from '../plain-text/fault.ts';
import type { Pattern } from '../plain-text/pattern.ts';
import { Scanner } from './amount.ts';
import type { Commodities } from './commodities.ts';
import { compiled, type Expression, isTrue, type Names, readExpression } from './expression.ts';

/** Whether a posting is one that a rule is about. */
export type Predicate = (names: Names) => boolean;

/**
 * Reads what follows `=`: `/regex/` or words on the account, `@payee`, `%tag`, `#code`, `=note`, with and, or, not
 * and parentheses, or `expr` and a value expression. Terms side by side mean either.
 */
export function readQuery(text: string, commodities: Commodities): Predicate {
  const reader = new QueryReader(new Scanner(text), commodities);
  const predicate = reader.all();
  return predicate;
}

const fields: Readonly<Record<string, string>> = {
  '@': 'payee',
  payee: 'payee',
  desc: 'payee',
  '#': 'code',
  code: 'code',
  '=': 'note',
  note: 'note',
  '%': 'has_tag',
  tag: 'has_tag',
  meta: 'has_tag',
  data: 'has_tag',
  account: 'account',
};

class QueryReader {
  private depth = 0;

  constructor(
    private readonly scanner: Scanner,
    private readonly commodities: Commodities,
  ) {}

  all(): Predicate {
    const predicate = this.either();
    this.scanner.skipSpaces();
    if (this.scanner.rest !== '')
      throw new Fault('BAD_RULE', `Cannot understand ${this.scanner.rest.slice(0, 60)} in the query of this rule.`, this.scanner.rest);
    return predicate;
  }

  private either(): Predicate {
    const parts = [this.both()];
    for (;;) {
      this.scanner.skipSpaces();
      if (this.scanner.rest === '' || this.scanner.peek() === ')') break;
      this.scanner.match(/\|\|?|or(?=[\s(])/iy);
      parts.push(this.both());
    }
    return (names) => parts.some((part) => part(names));
  }

  private both(): Predicate {
    const parts = [this.term()];
    while (this.word(/&&?|and(?=[\s(])/iy)) parts.push(this.term());
    return (names) => parts.every((part) => part(names));
  }

  private term(): Predicate {
    this.depth += 1;
    if (this.depth > expressionBounds.depthMax)
      throw new Fault('BAD_RULE', 'The query of this rule is nested too deeply; write it more simply.');
    const term = this.readTerm();
    this.depth -= 1;
    return term;
  }

  private readTerm(): Predicate {
    const { scanner } = this;
    if (this.word(/!|not(?=[\s(])/iy)) {
      const inner = this.term();
      return (names) => !inner(names);
    }
    if (this.word(/\(/y)) {
      const inner = this.either();
      if (!scanner.take(')')) throw new Fault('BAD_RULE', 'A ) is missing in the query of this rule.');
      return inner;
    }
    if (this.word(/expr\s+/y)) return this.expression();
    const field = this.word(/[@#=%]|(?:payee|desc|code|note|tag|meta|data|account)(?=[\s/'"])/y);
    const pattern = compiled(this.pattern());
    const name = field === null ? 'account' : fields[field]!;
    if (name === 'has_tag') {
      // Ledger reads a value after the tag's name and goes by the name alone.
      if (this.word(/=/y) !== null) this.pattern();
      return (names) => isTrue(names('has_tag', { kind: 'pattern', pattern }) ?? { kind: 'truth', truth: false });
    }
    return (names) => matches(names(name, null), pattern);
  }

  private expression(): Predicate {
    const quoted = this.scanner.match(/'([^']*)'|"([^"]*)"/y);
    const text = quoted ? (quoted[1] ?? quoted[2]!) : this.scanner.rest;
    if (!quoted) this.scanner.at = this.scanner.text.length;
    const expression: Expression = readExpression(new Scanner(text), this.commodities, false, false);
    return (names) => isTrue(expression(names));
  }

  private pattern(): string {
    const { scanner } = this;
    scanner.skipSpaces();
    const quoted = scanner.match(/\/((?:[^/\\]|\\.)*)\/|'([^']*)'|"([^"]*)"/y);
    const found = quoted ? (quoted[1] ?? quoted[2] ?? quoted[3]) : scanner.match(/[^\s()&|!@#%=]+/y)?.[0];
    if (found) return found;
    throw new Fault('BAD_RULE', 'The query of this rule is not complete; write = /pattern/ or = expr and an expression.');
  }

  private word(pattern: RegExp): string | null {
    const before = this.scanner.at;
    this.scanner.skipSpaces();
    const found = this.scanner.match(pattern);
    if (!found) this.scanner.at = before;
    return found ? found[0] : null;
  }
}

function matches(value: ReturnType<Names>, pattern: Pattern): boolean {
  return value?.kind === 'text' && pattern.test(value.text);
}
