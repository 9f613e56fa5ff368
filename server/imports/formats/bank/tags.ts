/** A tag longer than this is none, and text longer than this is cut: it bounds what a broken file can take. */
const pieceLengthMax = 65_536;

/** `name` is upper-case; `text` is what follows up to the next tag, trimmed, entities resolved. */
export interface TagEvent {
  readonly name: string;
  readonly isEnd: boolean;
  readonly text: string;
  readonly line: number;
}

/**
 * Tags of OFX, whose first version is SGML that leaves the ends of single values out and whose second is XML: read alike,
 * a tag with text behind it is a value. Processing instructions, comments and attributes are passed over.
 */
export class TagStream {
  private rest = '';
  private line = 1;

  constructor(private readonly take: (event: TagEvent) => void) {}

  write(text: string): void {
    this.rest += text;
    this.run(false);
  }

  end(): void {
    this.run(true);
  }

  private run(isLast: boolean): void {
    const { rest } = this;
    let at = 0;
    for (;;) {
      const start = rest.indexOf('<', at);
      if (start < 0) break;
      const close = rest.indexOf('>', start);
      if (close < 0) break;
      let next = rest.indexOf('<', close);
      if (next < 0) {
        if (!isLast && rest.length - close < pieceLengthMax) break;
        next = rest.length;
      }
      this.line += newlines(rest, at, start);
      this.tag(
        rest.slice(start + 1, Math.min(close, start + pieceLengthMax)),
        rest.slice(close + 1, Math.min(next, close + pieceLengthMax)),
      );
      this.line += newlines(rest, start, next);
      at = next;
    }
    this.rest = rest.slice(at);
    if (this.rest.length > pieceLengthMax * 2) this.rest = this.rest.slice(-pieceLengthMax);
  }

  private tag(inner: string, text: string): void {
    const match = /^(\/?)([A-Za-z][\w.-]*)/.exec(inner);
    if (!match) return;
    this.take({ name: match[2]!.toUpperCase(), isEnd: match[1] === '/', text: resolved(text).trim(), line: this.line });
  }
}

function newlines(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

function resolved(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]+));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return named[(name as string).toLowerCase()] ?? whole;
    const code = decimal !== undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
