import { lineLengthMax } from '../../lines.ts';
import type { ProblemLog } from '../plain-text/problem-log.ts';
import type { Token, TokenLine } from './token.ts';
import { endOfString, isIgnoredLine, stringOf, tokenize } from './tokenizer.ts';

/** No string of a real book is longer; it bounds how much is read again where a quote was never closed. */
const stringLinesCeiling = 4_096;

/** A string that began on a line before and has not been closed yet. */
interface OpenString {
  readonly line: number;
  readonly text: string;
  readonly indented: boolean;
  readonly tokens: Token[];
  readonly pieces: string[];
  /** The line on which the quote stands: not the first where one string follows another. */
  readonly quoteLine: number;
  /** The lines since, to be read again by themselves if the quote is never closed. */
  readonly since: string[];
}

/** Turns the lines of one file into token lines. Feed `push` in order, then call `end`. */
export class Lexer {
  private lineNumber = 0;
  private open: OpenString | null = null;
  private hasWarnedOfEncoding = false;
  /** Set by `option "long_string_maxlines"`. */
  stringLinesMax = 64;

  constructor(
    private readonly file: string,
    private readonly log: ProblemLog,
    private readonly emit: (line: TokenLine) => void,
  ) {}

  push(raw: string): void {
    this.lineNumber += 1;
    const line = this.lineNumber === 1 && raw.startsWith('\ufeff') ? raw.slice(1) : raw;
    this.read(line, this.lineNumber);
  }

  end(): void {
    while (this.open) this.giveUpString();
  }

  private read(line: string, number: number): void {
    if (line.length > lineLengthMax) this.reportLongLine(line, number);
    else if (this.open) this.continueString(this.open, line, number);
    else if (isIgnoredLine(line)) this.emit({ line: number, text: line, indented: false, tokens: [] });
    else this.readTokens(line, number);
  }

  private readTokens(line: string, number: number): void {
    if (!this.hasWarnedOfEncoding && line.includes('\ufffd')) this.warnOfEncoding(line, number);
    const indented = /^[ \t\r]+[^ \t\r]/.test(line);
    const { tokens, openString } = tokenize(line, 0);
    if (openString === null) this.emit({ line: number, text: line, indented, tokens });
    else this.open = { line: number, text: line, indented, tokens, pieces: [openString], quoteLine: number, since: [] };
  }

  private continueString(open: OpenString, line: string, number: number): void {
    const end = endOfString(line);
    if (end === null) {
      open.pieces.push(line);
      open.since.push(line);
      if (open.since.length >= Math.min(this.stringLinesMax, stringLinesCeiling)) this.giveUpString();
      return;
    }
    open.tokens.push(stringOf([...open.pieces, line.slice(0, end - 1)].join('\n')));
    const { openString } = tokenize(line, end, open.tokens);
    this.open = null;
    if (openString === null) this.emit({ line: open.line, text: open.text, indented: open.indented, tokens: open.tokens });
    else this.open = { ...open, pieces: [openString], quoteLine: number, since: [] };
  }

  /** Says that the quote was never closed, and reads the lines after it as if it had not been there. */
  private giveUpString(): void {
    const open = this.open;
    if (!open) return;
    this.open = null;
    const tokens: Token[] = [...open.tokens, { kind: 'invalid', text: open.text, code: 'STRING_NOT_CLOSED' }];
    this.emit({ line: open.line, text: open.text, indented: open.indented, tokens });
    open.since.forEach((line, index) => {
      this.read(line, open.quoteLine + 1 + index);
    });
  }

  private warnOfEncoding(line: string, number: number): void {
    this.hasWarnedOfEncoding = true;
    const message = 'Some bytes of this file are no UTF-8 text and are shown as \ufffd. Save the file as UTF-8.';
    this.log.warn({ file: this.file, line: number }, 'NOT_UTF8', message, line);
  }

  private reportLongLine(line: string, number: number): void {
    if (this.open) this.giveUpString();
    const message = `A line is longer than ${lineLengthMax} characters. Check that this is a text file with line ends.`;
    this.log.error({ file: this.file, line: number }, 'LINE_TOO_LONG', message, line);
    this.emit({ line: number, text: '', indented: false, tokens: [] });
  }
}
