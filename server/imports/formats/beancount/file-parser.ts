import { type PlainDate, parsePlainDate } from '../../../ledger/plain-date.ts';
import { Fault } from '../plain-text/fault.ts';
import type { ProblemLog } from '../plain-text/problem-log.ts';
import { Cursor } from './cursor.ts';
import { readDated, type Unfinished } from './dated.ts';
import type { At } from './directive.ts';
import { FileState } from './file-state.ts';
import { Lexer } from './lexer.ts';
import { type Metadata, readMetadata } from './metadata.ts';
import type { TokenLine } from './token.ts';
import { checkAccount, TransactionDraft } from './transaction.ts';
import { readUndated } from './undated.ts';

/** What the indented lines belong to: an entry, another dated directive, one that was given up, or nothing. */
type Body =
  | { readonly kind: 'transaction'; readonly draft: TransactionDraft; isBroken: boolean }
  | { readonly kind: 'dated'; readonly finish: Unfinished; readonly metadata: Metadata[] }
  | { readonly kind: 'skipped' }
  | { readonly kind: 'none' };

/** Reads one file line by line into `state`; what is not understood is reported and the next directive read. */
export class FileParser {
  readonly state: FileState;
  private readonly lexer: Lexer;
  private body: Body = { kind: 'none' };

  constructor(
    private readonly file: string,
    private readonly log: ProblemLog,
  ) {
    this.state = new FileState(file, (fault) => log.caught(fault, file, 0, ''));
    this.lexer = new Lexer(file, log, (line) => this.read(line));
  }

  push(line: string): void {
    this.lexer.push(line);
  }

  end(): FileState {
    this.lexer.end();
    this.finishBody();
    for (const { tag, line, text } of this.state.tags) {
      this.log.error(
        { file: this.file, line },
        'UNBALANCED_PUSH',
        `The tag "${tag}" is pushed and never popped. Add poptag #${tag}.`,
        text,
      );
    }
    for (const [name, stack] of this.state.metadata) {
      const { line, text } = stack[0]!;
      const message = `The metadata "${name}" is pushed and never popped. Add popmeta ${name}:`;
      this.log.error({ file: this.file, line }, 'UNBALANCED_PUSH', message, text);
    }
    return this.state;
  }

  private read(line: TokenLine): void {
    try {
      if (line.indented) this.readIndented(line);
      else this.readFlush(line);
    } catch (error) {
      if (this.body.kind === 'transaction') this.body.isBroken = true;
      else this.body = { kind: 'skipped' };
      this.log.caught(error, this.file, line.line, line.text);
    }
  }

  private readFlush(line: TokenLine): void {
    this.finishBody();
    if (line.tokens.length === 0) return;
    const cursor = new Cursor(line);
    const at = this.at(line);
    const written = cursor.take('date');
    if (written === null) {
      readUndated(cursor, at, this.state);
      this.lexer.stringLinesMax = this.state.options.stringLinesMax;
      return;
    }
    const read = readDated(cursor, at, dayOf(written), this.state);
    this.body =
      read instanceof TransactionDraft
        ? { kind: 'transaction', draft: read, isBroken: false }
        : { kind: 'dated', finish: read, metadata: [] };
  }

  private readIndented(line: TokenLine): void {
    const { body } = this;
    if (body.kind === 'skipped') return;
    if (body.kind === 'none') {
      const message = 'An indented line belongs to no directive: an empty or unindented line ends one. Remove the gap, or the indent.';
      throw new Fault('STRAY_INDENT', message, line.text, line.line);
    }
    const cursor = new Cursor(line);
    const at = this.at(line);
    if (body.kind === 'transaction') {
      body.draft.addLine(cursor, at, this.state);
      return;
    }
    if (cursor.isAtEnd) return;
    const metadata = readMetadata(cursor);
    cursor.requireEnd();
    checkAccount(metadata, this.state, at);
    body.metadata.push(metadata);
  }

  private finishBody(): void {
    const { body } = this;
    this.body = { kind: 'none' };
    if (body.kind === 'transaction' && !body.isBroken) {
      const transaction = body.draft.finish(this.state);
      if (transaction) this.state.directives.push(transaction);
    } else if (body.kind === 'dated' && body.finish) {
      this.state.directives.push(body.finish(body.metadata));
    }
  }

  private at(line: TokenLine): At {
    return { file: this.file, line: line.line, text: line.text };
  }
}

function dayOf(written: string): PlainDate {
  // The tokenizer lets days of the calendar pass only.
  return parsePlainDate(written)!;
}
