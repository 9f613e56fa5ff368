/**
 * What a line of Beancount consists of. `word` is a directive's name, `flag` one of the letters and signs that may stand for
 * `txn`, `invalid` what is none of these: it carries its fault, so that the rest of the line can still be read.
 */
export type TokenKind =
  | 'date'
  | 'number'
  | 'string'
  | 'account'
  | 'currency'
  | 'tag'
  | 'link'
  | 'key'
  | 'word'
  | 'flag'
  | 'bool'
  | 'null'
  | 'sign'
  | 'invalid';

export interface Token {
  readonly kind: TokenKind;
  /** The meaning: a string without quotes, a date as YYYY-MM-DD, a number without separators, a tag without `#`. */
  readonly text: string;
  /** The code of an invalid token's fault. */
  readonly code?: string;
}

/** One line of the file as the grammar sees it, or several where a string runs on. */
export interface TokenLine {
  /** Number of the line on which it begins. */
  readonly line: number;
  /** Its first line as written. */
  readonly text: string;
  readonly indented: boolean;
  readonly tokens: readonly Token[];
}

export const directiveWords: ReadonlySet<string> = new Set([
  'txn',
  'balance',
  'open',
  'close',
  'commodity',
  'pad',
  'event',
  'query',
  'custom',
  'price',
  'note',
  'document',
  'pushtag',
  'poptag',
  'pushmeta',
  'popmeta',
  'option',
  'plugin',
  'include',
]);
