import { CopiedParts } from './copied-parts.ts';

/** What one column of a copied row may hold; numbers are whole. */
export type CopyField = string | number | null;

/** Rows in PostgreSQL's text format of COPY. */
export class CopyText extends CopiedParts {
  /** At least one field. */
  row(fields: readonly CopyField[]): this {
    for (const field of fields) {
      this.field(field);
      this.written[this.at++] = tab;
    }
    this.written[this.at - 1] = lineFeed;
    return this;
  }

  /** All rows so far. They are shared with this object, which never writes over them. */
  bytes(): Uint8Array<ArrayBuffer> {
    return this.all();
  }

  /** All rows that are in a part, but those of the parts with these numbers, counted from 0. */
  bytesWithout(parts: ReadonlySet<number>): Uint8Array<ArrayBuffer> {
    return this.allWithout(parts);
  }

  /** Leaves room for one more byte. */
  private field(field: CopyField): void {
    if (field === null) {
      this.reserve(3);
      this.written[this.at++] = backslash;
      this.written[this.at++] = capitalN;
    } else if (typeof field === 'number') this.wroteShort(String(field));
    else if (!this.wroteShort(field))
      this.text(special.test(field) ? field.replace(everySpecial, (character) => escapes[character]!) : field);
  }

  /**
   * Writes a field that is short and of ASCII, as nearly all are: a byte at a time that costs less than one call to have it written. Writes
   * nothing and returns false where it is none.
   */
  private wroteShort(field: string): boolean {
    const { length } = field;
    if (length > shortLengthMax) return false;
    this.reserve(length * 2 + 1);
    const { written } = this;
    let { at } = this;
    for (let i = 0; i < length; i += 1) {
      const code = field.charCodeAt(i);
      if (code < 32 || code > 126) return false;
      if (code === backslash) written[at++] = backslash;
      written[at++] = code;
    }
    this.at = at;
    return true;
  }

  private text(field: string): void {
    // No character takes more than three bytes for each unit of UTF-16.
    this.reserve(field.length * 3 + 1);
    this.at += this.written.write(field, this.at, 'utf8');
  }
}

const [tab, lineFeed, capitalN, backslash] = [9, 10, 78, 92];
/** More than any number of JavaScript takes, and a digest in hexadecimal digits. */
const shortLengthMax = 72;

/** What would end a field or a row, or begin an escape. A backslash before any other character is dropped by COPY. */
const special = /[\\\t\n\r]/;
const everySpecial = new RegExp(special, 'g');
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
