import type { SourceFile } from '../../journal.ts';
import type { ProblemLog } from './problem-log.ts';

/** Longer lines are no bookkeeping; the tools themselves stop at 4 KiB (Ledger) or at memory (hledger). */
export const lineLengthMax = 65_536;
/** An entry with more lines than this is not one that a person or a program wrote. */
const blockLinesMax = 50_000;

export interface Line {
  readonly number: number;
  readonly text: string;
}

/**
 * A line that starts in the first column, with the indented lines that follow it up to the next empty line or
 * line in the first column: an entry with its postings, a directive with its sub-directives. `isStray` marks an
 * indented line that belongs to nothing above it.
 */
export interface Block {
  readonly head: Line;
  readonly body: readonly Line[];
  readonly isStray: boolean;
}

/** How a dialect fences off blocks of comment. */
export interface CommentFence {
  opens(text: string): boolean;
  closes(text: string): boolean;
}

/** Splits a file into blocks, a batch at a time. Lines that cannot be text are logged, and their block is left out. */
export async function* blocksOf(source: SourceFile, fence: CommentFence, log: ProblemLog): AsyncGenerator<readonly Block[]> {
  const splitter = new BlockSplitter(source.name, fence, log);
  for await (const lines of source.lineBatches()) {
    for (const line of lines) splitter.take(line);
    const blocks = splitter.finished();
    if (blocks.length > 0) yield blocks;
    if (log.isFull) return;
  }
  splitter.end();
  const blocks = splitter.finished();
  if (blocks.length > 0) yield blocks;
}

class BlockSplitter {
  private number = 0;
  private isInComment = false;
  private head: Line | null = null;
  private body: Line[] = [];
  private isDamaged = false;
  private blocks: Block[] = [];

  constructor(
    private readonly file: string,
    private readonly fence: CommentFence,
    private readonly log: ProblemLog,
  ) {}

  finished(): readonly Block[] {
    const blocks = this.blocks;
    this.blocks = [];
    return blocks;
  }

  take(raw: string): void {
    this.number += 1;
    const text = this.cleaned(raw);
    if (this.isInComment) {
      this.isInComment = !this.fence.closes(text);
      return;
    }
    const isBad = this.isUnreadable(text);
    if (text.trim() === '') {
      this.end();
      return;
    }
    const isIndented = isSpace(text.charCodeAt(0));
    if (isIndented && this.head) {
      if (isBad) this.isDamaged = true;
      else if (this.body.length < blockLinesMax) this.body.push({ number: this.number, text });
      else this.tooLong();
      return;
    }
    this.end();
    if (!isBad && this.fence.opens(text)) {
      this.isInComment = true;
      return;
    }
    if (isBad) this.isDamaged = true;
    if (isIndented) this.blocks.push(...(isBad ? [] : [{ head: { number: this.number, text }, body: [], isStray: true }]));
    else this.head = { number: this.number, text };
  }

  end(): void {
    if (this.head && !this.isDamaged) this.blocks.push({ head: this.head, body: this.body, isStray: false });
    this.head = null;
    this.body = [];
    this.isDamaged = false;
  }

  private cleaned(raw: string): string {
    const text = this.number === 1 && raw.charCodeAt(0) === 0xfeff ? raw.slice(1) : raw;
    return text.charCodeAt(text.length - 1) === 13 ? text.slice(0, -1) : text;
  }

  private isUnreadable(text: string): boolean {
    if (text.length > lineLengthMax) {
      const message = `This line has more than ${lineLengthMax} characters; a journal's lines are short. Check that this is a journal, or break the line.`;
      this.log.error({ file: this.file, line: this.number }, 'LINE_TOO_LONG', message, text);
      return true;
    }
    if (!unreadable.test(text)) return false;
    const message = 'This line holds bytes that are not UTF-8 text. Save the file as UTF-8, or check that this is a journal.';
    this.log.error({ file: this.file, line: this.number }, 'INVALID_TEXT', message, text);
    return true;
  }

  private tooLong(): void {
    if (!this.isDamaged) {
      const message = `This entry has more than ${blockLinesMax} lines. Split it into several entries.`;
      this.log.error({ file: this.file, line: this.number }, 'ENTRY_TOO_LONG', message, null);
    }
    this.isDamaged = true;
    this.body = [];
  }
}

// NUL and the replacement character are what is left of bytes that were no text.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
const unreadable = /[\u0000\ufffd]/;

function isSpace(code: number): boolean {
  return code === 32 || code === 9 || code === 0xa0;
}
