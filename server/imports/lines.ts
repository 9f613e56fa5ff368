import { importLinesAtOnce } from '../config/limits.ts';

/** Longer lines are cut here; formats report them. It bounds the memory that a file without line ends can take. */
export const lineLengthMax = 65_536;

/**
 * Splits bytes into lines, decoded as UTF-8 (or UTF-16 where a byte-order mark says so), without their ends, in batches
 * of a chunk or less. Bytes that are not text become U+FFFD, which no journal format accepts silently. A line keeps at most
 * `lineLengthMax + 1` characters, so that formats can tell that it was cut.
 */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string[]> {
  yield* linesOfText(decoded(chunks));
}

/** As `linesOf`, for what is text already. */
export async function* linesOfText(texts: AsyncIterable<string>): AsyncGenerator<string[]> {
  let rest = '';
  // A `\r` at the end of a chunk ends a line by itself, unless the next chunk begins with its `\n`.
  let held = '';
  for await (const text of texts) {
    const whole = rest + held + text;
    held = whole.endsWith('\r\r') ? '\r\r' : whole.endsWith('\r') ? '\r' : '';
    const pieces = piecesOf(held === '' ? whole : whole.slice(0, -held.length));
    rest = cut(pieces.pop()!);
    // In slices: whoever reads looks between two of them whether the database has answered, which else waits.
    for (let at = 0; at < pieces.length; at += importLinesAtOnce) yield pieces.slice(at, at + importLinesAtOnce).map(cleaned);
  }
  if (rest !== '' || held !== '') yield [rest, ...(held === '\r\r' ? [''] : [])];
}

/** Split at `\n`, which is fast; at a lone `\r` too, the line end of old Macs, in texts that have one. */
function piecesOf(text: string): string[] {
  return text.includes('\r') && /\r(?!\r?\n)/.test(text) ? text.split(/\r?\r\n|\r|\n/) : text.split('\n');
}

async function* decoded(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: TextDecoder | null = null;
  for await (const chunk of chunks) {
    decoder ??= new TextDecoder(encodingOf(chunk));
    yield decoder.decode(chunk, { stream: true });
  }
  if (decoder) yield decoder.decode();
}

function encodingOf(start: Uint8Array): string {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  return start[0] === 0xfe && start[1] === 0xff ? 'utf-16be' : 'utf-8';
}

function cleaned(line: string): string {
  return cut(line.endsWith('\r') ? line.slice(0, -1) : line);
}

function cut(line: string): string {
  return line.length > lineLengthMax ? line.slice(0, lineLengthMax + 1) : line;
}
