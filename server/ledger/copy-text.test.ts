import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CopyField, CopyText } from './copy-text.ts';

/** The format in its shortest words. */
const lineOf = (fields: readonly CopyField[]) =>
  `${fields.map((field) => (field === null ? '\\N' : String(field).replace(/[\\\t\n\r]/g, (it) => escapes[it]!))).join('\t')}\n`;
const escapes: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

const text = fc.string({
  unit: fc.constantFrom('a', 'é', '€', '😀', '\ud800', '\\', '\t', '\n', '\r', '\u0001', '\u007f', ' '),
  maxLength: 90,
});
const field = fc.oneof(text, fc.string({ maxLength: 90 }), fc.integer(), fc.constant(null));
const parts = fc.array(fc.array(fc.array(field, { minLength: 1, maxLength: 5 }), { maxLength: 3 }), { maxLength: 6 });

test('rows are the lines that COPY reads, without the parts that are left out', () => {
  fc.assert(
    fc.property(parts, fc.nat(40), fc.func(fc.boolean()), (of, bytesExpected, isLeftOut) => {
      const written = new CopyText(bytesExpected);
      for (const rows of of) {
        for (const row of rows) written.row(row);
        written.endPart();
      }
      const leftOut = new Set([...of.keys()].filter((part) => isLeftOut(part)));
      const lines = (parts: typeof of) => Buffer.from(parts.flat().map(lineOf).join('')).toString();
      expect(Buffer.from(written.bytes()).toString()).toBe(lines(of));
      expect(Buffer.from(written.bytesWithout(leftOut)).toString()).toBe(lines(of.filter((_, part) => !leftOut.has(part))));
    }),
  );
});

test.each([71, 72, 73])('a field of %i characters is whole, whatever its last one is', (length) => {
  for (const last of ['a', '\\', 'é', '\t']) {
    const field = 'a'.repeat(length - 1) + last;
    expect(Buffer.from(new CopyText(0).row([field, field]).bytes()).toString()).toBe(lineOf([field, field]));
  }
});

test('what was given out stays as it is while more is written', () => {
  const written = new CopyText(8).row(['a', 1]);
  const first = written.bytes();
  const second = written.row(['b', 2]).bytes();
  expect([first, second].map((bytes) => Buffer.from(bytes).toString())).toEqual(['a\t1\n', 'a\t1\nb\t2\n']);
});
