import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, gzip, constants as zlib } from 'node:zlib';
import { compressedAnswerBytesMin } from '../config/limits.ts';
import type { ContentCoding } from './content-coding.ts';

/** What is said of an answer beside its bytes. */
export interface AnswerFacts {
  /** Until then it may be sent, in milliseconds of the clock. */
  readonly endsAtMs: number;
  /** What asking it takes from a budget, kept or not. */
  readonly points: number;
  /** Its operation, as metrics call it. */
  readonly label: string;
  /** Of its text, before compression. */
  readonly bytes: number;
}

/** Bytes as they are sent, with the headers that belong to them alone. */
export interface Written {
  readonly coding: ContentCoding;
  readonly bytes: Buffer;
  readonly etag: string;
}

const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);

/** A whole answer, written once in each coding that is asked for. */
export class KeptAnswer {
  private readonly forms = new Map<ContentCoding, Written>();
  private readonly writing = new Map<ContentCoding, Promise<Written>>();
  private readonly tag: string;
  readonly facts: AnswerFacts;
  /** The store's, which counts bytes again when a form is added. */
  grew: () => void = () => undefined;

  constructor(text: string, facts: Omit<AnswerFacts, 'bytes'>) {
    const bytes = Buffer.from(text, 'utf8');
    this.facts = { ...facts, bytes: bytes.length };
    this.tag = createHash('sha256').update(bytes).digest('base64url').slice(0, 22);
    this.forms.set('identity', { coding: 'identity', bytes, etag: `"${this.tag}"` });
  }

  /** All forms together. */
  get bytes(): number {
    let sum = 0;
    for (const { bytes } of this.forms.values()) sum += bytes.length;
    return sum;
  }

  /** At once where it is written already, which it is but for the first who asks for it. */
  written(coding: ContentCoding): Written | Promise<Written> {
    const plain = this.forms.get('identity')!;
    if (coding === 'identity' || plain.bytes.length < compressedAnswerBytesMin) return plain;
    return this.forms.get(coding) ?? this.compressed(coding, plain.bytes);
  }

  /** Whether an If-None-Match header names what would be sent. A proxy that compressed it may have made the tag a weak one. */
  isNamedBy(header: string | undefined): boolean {
    if (header === undefined) return false;
    return header.trim() === '*' || header.includes(`"${this.tag}"`) || header.includes(`"${this.tag}-`);
  }

  private compressed(coding: 'br' | 'gzip', plain: Buffer): Promise<Written> {
    const before = this.writing.get(coding);
    if (before) return before;
    const compressing =
      coding === 'gzip'
        ? gzipped(plain, { level: 6 })
        : brotli(plain, { params: { [zlib.BROTLI_PARAM_QUALITY]: 5, [zlib.BROTLI_PARAM_SIZE_HINT]: plain.length } });
    const writing = compressing.then((bytes) => {
      const form: Written = { coding, bytes, etag: `"${this.tag}-${coding}"` };
      this.forms.set(coding, form);
      this.grew();
      return form;
    });
    this.writing.set(coding, writing);
    return writing;
  }
}
