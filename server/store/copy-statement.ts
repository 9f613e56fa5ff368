import type { Connection, Submittable } from 'pg';
import type { Copy } from '../ledger/sql.ts';

const [query, copyData, copyDone] = ['Q', 'd', 'c'];

/**
 * COPY of rows into one table after another, sent as a whole, before the database has answered any of it. Waiting for its leave before each
 * table, and for its answer after, was a twelfth of an import: this process is at the next entries then, and late to hear. Whatever the
 * database refuses, it reads on to the end of what was sent.
 */
export class CopyStatement implements Submittable {
  /** Settles once the database can be asked again. */
  readonly done: Promise<void>;
  /** `pg` puts its own here where a statement may take only so long, and is to hear of its end. */
  callback: (() => void) | undefined;
  private settle!: { readonly resolve: () => void; readonly reject: (error: unknown) => void };

  /** `before` and `after` are statements around it, each of which ends in a semicolon; they may be none. */
  constructor(
    private readonly copies: readonly Copy[],
    private readonly before: string,
    private readonly after: string,
  ) {
    this.done = new Promise((resolve, reject) => {
      this.settle = { resolve, reject };
    });
  }

  submit({ stream }: Connection): void {
    const text = `${this.before}${this.copies.map((each) => `${copyingFrom(each, 'STDIN')};`).join('')}${this.after}\0`;
    stream.cork();
    stream.write(messageOf(query, Buffer.byteLength(text)));
    stream.write(text);
    for (const { rows } of this.copies) {
      // The length of a message is a whole number of 31 bits: far more than is held in memory at a time.
      stream.write(messageOf(copyData, rows.length));
      stream.write(rows);
      stream.write(messageOf(copyDone, 0));
    }
    stream.uncork();
  }

  /** The rest are calls of `pg` with what the database answers. */
  handleCopyInResponse(): void {}

  handleCommandComplete(): void {}

  /** Comes after an error, too, where nobody listens any more. */
  handleReadyForQuery(): void {
    this.callback?.();
    this.settle.resolve();
  }

  handleError(error: unknown): void {
    this.callback?.();
    this.settle.reject(error);
  }
}

/** The statement that takes the rows from there. */
export function copyingFrom({ table, columns }: Copy, place: string): string {
  return `COPY ${table} (${columns.join(', ')}) FROM ${place} (FORMAT binary)`;
}

/** How a message of the protocol begins: what it is, and how long, its own four bytes of length among them. */
function messageOf(kind: string, length: number): Buffer {
  const head = Buffer.alloc(5);
  head.write(kind, 'latin1');
  head.writeUInt32BE(length + 4, 1);
  return head;
}
