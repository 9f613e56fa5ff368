import type { Line } from './blocks.ts';

/**
 * What stops the reading of one directive or entry. It never leaves the formats: whoever reads a block turns it
 * into a Problem with its line, so that reading goes on at the next block.
 */
export class Fault extends Error {
  override readonly name = 'Fault';

  constructor(
    readonly code: string,
    message: string,
    /** The offending text; the block's line is shown where it is null. */
    readonly text: string | null = null,
    /** The line where it stands, if that is not the line being read. */
    readonly line: number | null = null,
  ) {
    super(message);
  }
}

/** A fault on a posting's line stands there, whatever the entry's is. */
export function onLine<T>(line: Line, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof Fault) throw new Fault(error.code, error.message, error.text ?? line.text.trim(), error.line ?? line.number);
    throw error;
  }
}
