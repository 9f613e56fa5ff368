import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { itemsOf, problemsOf, sourceOf } from '../../../testing/journal-oracle.ts';
import type { Format, SourceFile } from '../../journal.ts';
import { hledger } from '../hledger.ts';
import { ledger } from '../ledger.ts';

const codes = async (format: Format, source: SourceFile) =>
  problemsOf(await itemsOf(format, source)).map(({ place, code }) => `${place?.line} ${code}`);

describe.each([hledger, ledger])('$name on files that are no journals', (format) => {
  test('a line beyond 64 KiB is one problem', async () => {
    const text = `2026-01-01 x\n  a  1\n  b\n${'x'.repeat(70_000)}\n2026-01-02 y\n  a  1\n  b\n`;
    const items = await itemsOf(format, sourceOf(text));
    expect(problemsOf(items).map(({ place, code, text: shown }) => [place?.line, code, shown!.length])).toEqual([
      [4, 'LINE_TOO_LONG', 200],
    ]);
    expect(items.filter(({ kind }) => kind === 'entry')).toHaveLength(2);
  });

  test('bytes that are no text are a problem of their line', async () => {
    expect(await codes(format, sourceOf('2026-01-01 x\n  a\u0000b  1\n  b\n\ufffd\ufffd\n'))).toEqual(['2 INVALID_TEXT', '4 INVALID_TEXT']);
  });

  test('problems end after a thousand, and so does reading', async () => {
    let batches = 0;
    const source: SourceFile = {
      name: 'x',
      async *bytes() {},
      async *lineBatches() {
        for (; batches < 100; batches += 1) yield Array.from({ length: 500 }, () => 'gibberish here');
      },
    };
    const found = problemsOf(await itemsOf(format, source));
    expect(found).toHaveLength(1_001);
    expect(found[1_000]).toMatchObject({ severity: 'ERROR', code: 'TOO_MANY_PROBLEMS' });
    expect(batches).toBeLessThan(5);
  });

  test('byte-order mark and carriage returns are no matter', async () => {
    const items = await itemsOf(format, sourceOf('\ufeff2026-01-01 x\r\n  a  1.00\r\n  b\r\n\r\n'));
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ kind: 'entry', entry: { description: 'x' } });
  });

  test('no text at all throws, and every problem is short and says where', async () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '2026-01-01',
        '\n',
        '  ',
        '\t',
        '=',
        '@',
        '@@',
        '{',
        '}',
        '(',
        ')',
        '[',
        ']',
        ';',
        ':',
        '$5',
        '1.234,5',
        'EUR',
        '"',
        '~',
        'P ',
        'include x',
        'end',
        'account ',
        '/(',
        '*',
        '\\',
        '%',
        '-',
        ' = ',
        '1e9',
      ),
      fc.string({ maxLength: 6, unit: 'binary' }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 40 }), async (pieces) => {
        for (const { place, message, text } of problemsOf(await itemsOf(format, sourceOf(pieces.join(''))))) {
          expect(place).not.toBeNull();
          expect(message.length).toBeLessThan(600);
          expect((text ?? '').length).toBeLessThanOrEqual(200);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
