/**
 * Bytes as text, in whatever a bank may have written them: UTF-16 where a byte-order mark says so, UTF-8 where they are
 * that, else Windows-1252, which holds Latin-1. A file that was UTF-8 so far stays it: its broken bytes become U+FFFD.
 */
export async function* textOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoding = new Decoding();
  for await (const chunk of chunks) yield decoding.next(chunk);
  yield decoding.end();
}

class Decoding {
  private decoder: TextDecoder | null = null;
  private isUtf8 = false;
  private isFirst = true;
  private carry: Uint8Array = new Uint8Array(0);

  next(chunk: Uint8Array): string {
    if (this.isFirst && chunk.length > 0) {
      this.isFirst = false;
      const marked = utf16Of(chunk);
      if (marked) this.decoder = new TextDecoder(marked);
    }
    if (this.decoder) return this.decoder.decode(chunk, { stream: true });
    const bytes = this.carry.length > 0 ? Buffer.concat([this.carry, chunk]) : chunk;
    const cut = bytes.length - unfinished(bytes);
    const text = utf8Of(bytes.subarray(0, cut));
    if (text === null) return this.settle(bytes);
    this.carry = bytes.slice(cut);
    this.isUtf8 ||= text.length < cut;
    return text;
  }

  end(): string {
    if (this.decoder) return this.decoder.decode();
    return this.carry.length > 0 ? this.settle(this.carry) : '';
  }

  private settle(bytes: Uint8Array): string {
    this.decoder = new TextDecoder(this.isUtf8 ? 'utf-8' : 'windows-1252');
    return this.decoder.decode(bytes, { stream: true });
  }
}

function utf16Of(start: Uint8Array): string | null {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  return start[0] === 0xfe && start[1] === 0xff ? 'utf-16be' : null;
}

function utf8Of(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** How many bytes at the end begin a character that the next chunk ends. */
function unfinished(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) > back ? back : 0;
  }
  return 0;
}
