/** A field with line ends in it may go on for so many lines. */
const recordLinesMax = 200;

export interface Row {
  /** Where it begins, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
  readonly text: string;
}

/** Cuts lines into cells; a quoted cell may hold the delimiter, doubled quotes and line ends. */
export class RowCutter {
  private pending: string[] = [];
  private line = 0;

  constructor(readonly delimiter: string) {}

  /** The row that ends with this line; null for a blank line and one that leaves a quoted cell open. */
  next(text: string): Row | null {
    this.line += 1;
    if (this.pending.length === 0 && !text.includes('"')) return text.trim() === '' ? null : this.row([text], text.split(this.delimiter));
    this.pending.push(text);
    const whole = this.pending.join('\n');
    const cells = cellsOf(whole, this.delimiter);
    if (cells === null && this.pending.length < recordLinesMax) return null;
    const lines = this.pending;
    this.pending = [];
    return this.row(lines, cells ?? whole.split(this.delimiter));
  }

  /** What is left where the last quoted cell is never closed. */
  end(): Row[] {
    const lines = this.pending;
    this.pending = [];
    const first = this.line - lines.length + 1;
    return lines.flatMap((text, index) =>
      text.trim() === '' ? [] : [{ line: first + index, cells: text.split(this.delimiter).map(trimmed), text }],
    );
  }

  private row(lines: readonly string[], cells: readonly string[]): Row {
    return { line: this.line - lines.length + 1, cells: cells.map(trimmed), text: lines.join(' ') };
  }
}

function trimmed(cell: string): string {
  return cell.trim();
}

/** Null where a quoted cell is still open at the end. */
function cellsOf(text: string, delimiter: string): string[] | null {
  const cells: string[] = [];
  let at = 0;
  for (;;) {
    let start = at;
    while (text[start] === ' ' && delimiter !== ' ') start += 1;
    if (text[start] !== '"') {
      const end = text.indexOf(delimiter, at);
      cells.push(text.slice(at, end < 0 ? undefined : end));
      if (end < 0) return cells;
      at = end + delimiter.length;
      continue;
    }
    const close = closingQuote(text, start + 1);
    if (close < 0) return null;
    const end = text.indexOf(delimiter, close);
    const behind = text.slice(close + 1, end < 0 ? undefined : end);
    cells.push(text.slice(start + 1, close).replaceAll('""', '"') + behind.trimEnd());
    if (end < 0) return cells;
    at = end + delimiter.length;
  }
}

function closingQuote(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2)) if (text[at + 1] !== '"') return at;
  return -1;
}

const delimiters = [',', ';', '\t', '|'];

/** What most lines are parted by into equally many cells; null where nothing does. */
export function delimiterOf(lines: readonly string[]): string | null {
  let best: { delimiter: string; weight: number } | null = null;
  for (const delimiter of delimiters) {
    const rows = rowsOf(lines, delimiter);
    const counts = new Map<number, number>();
    for (const { cells } of rows) if (cells.length > 1) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
    for (const [width, count] of counts) {
      const weight = count * count * Math.min(width, 6);
      if (weight > (best?.weight ?? 0)) best = { delimiter, weight };
    }
  }
  return best?.delimiter ?? null;
}

export function rowsOf(lines: readonly string[], delimiter: string): Row[] {
  const cutter = new RowCutter(delimiter);
  const rows = lines.map((line) => cutter.next(line)).filter((row) => row !== null);
  return [...rows, ...cutter.end()];
}
