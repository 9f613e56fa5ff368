import { describe, expect, it } from 'vitest';
import { lineLengthMax, linesOf } from './lines.ts';

async function split(...chunks: (string | Uint8Array)[]): Promise<string[]> {
  async function* bytes() {
    for (const chunk of chunks) yield typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
  }
  const lines: string[] = [];
  for await (const batch of linesOf(bytes())) lines.push(...batch);
  return lines;
}

describe('linesOf', () => {
  it('takes all line ends off, wherever the chunks are cut', async () => {
    expect(await split('a\nb\r', '\nc', 'd\n\n', 'e')).toEqual(['a', 'b', 'cd', '', 'e']);
  });

  it('splits at a lone carriage return, as old Macs end lines, wherever the chunks are cut', async () => {
    expect(await split('a\rb\r\rc\r')).toEqual(['a', 'b', '', 'c']);
    expect(await split('a\r', 'b', '\r', '\r', 'c\r', '\n', 'd')).toEqual(['a', 'b', '', 'c', 'd']);
    expect(await split('a\r\r\nb\r', '\r\nc\r\n')).toEqual(['a\r', 'b\r', 'c']);
  });

  it('puts characters together that are cut in the middle', async () => {
    const euro = Buffer.from('€');
    expect(await split(euro.subarray(0, 1), euro.subarray(1), '\n')).toEqual(['€']);
  });

  it('reads UTF-16 by its byte-order mark, and drops that of UTF-8', async () => {
    expect(await split(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('€\nb', 'utf16le')]))).toEqual(['€', 'b']);
    expect(await split(Buffer.from('\uFEFFa\n'))).toEqual(['a']);
  });

  it('cuts a line that has no end, so that memory stays bounded', async () => {
    const lines = await split(...Array.from({ length: 50 }, () => 'x'.repeat(lineLengthMax)), '\nnext');
    expect(lines.map((line) => line.length)).toEqual([lineLengthMax + 1, 4]);
  });
});
