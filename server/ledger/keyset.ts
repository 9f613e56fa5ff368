import type { Key } from './cursor.ts';
import type { Span } from './page-window.ts';

/** The values of a statement, in the order of their `$n`. */
export class Bindings {
  readonly values: unknown[];

  constructor(...values: unknown[]) {
    this.values = values;
  }

  /** Adds a value and gives the text that stands for it: `$3`, or `$3::date`. */
  bind(value: unknown, type?: string): string {
    this.values.push(value);
    return `$${this.values.length}${type ? `::${type}` : ''}`;
  }
}

/** What a list is ordered by. All columns go the same way, so that one row comparison serves and an index can follow it. */
export interface KeysetOrder {
  /** Expressions of a unique key, most significant first, with the type of each. */
  readonly columns: readonly { readonly expression: string; readonly type: string }[];
  readonly descending: boolean;
}

interface Keyset {
  /** Conditions to add to WHERE; may be empty. */
  readonly conditions: readonly string[];
  /** ORDER BY and LIMIT. */
  readonly tail: string;
}

/** The part of a statement that gives the rows of a span in the order in which it counts them. */
export function keysetOf(order: KeysetOrder, span: Span, bindings: Bindings): Keyset {
  const conditions = boundsOf(order, span, bindings);
  const way = order.descending === span.backward ? 'asc' : 'desc';
  const orderBy = order.columns.map((column) => `${column.expression} ${way}`).join(', ');
  return { conditions, tail: `order by ${orderBy} limit ${bindings.bind(span.limit, 'int')}` };
}

/** That a row lies between the ends of a span. */
export function boundsOf(order: KeysetOrder, span: Pick<Span, 'after' | 'before' | 'inclusive'>, bindings: Bindings): readonly string[] {
  const columns = order.columns.map((column) => column.expression).join(', ');
  const row = (key: Key) => order.columns.map((column, index) => bindings.bind(key[index], column.type)).join(', ');
  const equal = span.inclusive ? '=' : '';
  const [later, earlier] = order.descending ? ['<', '>'] : ['>', '<'];
  return [
    ...(span.after === null ? [] : [`(${columns}) ${later}${equal} (${row(span.after)})`]),
    ...(span.before === null ? [] : [`(${columns}) ${earlier}${equal} (${row(span.before)})`]),
  ];
}
