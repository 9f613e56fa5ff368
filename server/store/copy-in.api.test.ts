import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CopyField, CopyText } from '../ledger/copy-text.ts';
import type { Sql } from '../ledger/sql.ts';
import { openTestStore } from '../testing/test-store.ts';
import type { Store } from './open-store.ts';
import { sqlOf } from './sql-of.ts';

let store: Store;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

const withTable = (run: (sql: Sql) => Promise<void>) =>
  store.source.transaction(async (manager) => {
    const sql = sqlOf(manager);
    await sql.query('create temporary table copied (n int not null, a text, b text, c numeric) on commit drop');
    await run(sql);
  });

const copy = (sql: Sql, rows: readonly (readonly CopyField[])[]) =>
  sql.copyIn({
    table: 'copied',
    columns: ['n', 'a', 'b', 'c'],
    lines: rows.reduce((text, row, n) => text.row([n, ...row]), new CopyText()).bytes(),
  });

/** As bytes: on its way out the embedded database drops a byte-order mark that a text begins with. */
const read = async (sql: Sql) =>
  (
    await sql.query<{ a: string | null; b: string | null; c: string | null }>(
      "select encode(convert_to(a, 'UTF8'), 'hex') as a, encode(convert_to(b, 'UTF8'), 'hex') as b, c from copied order by n",
    )
  ).map(({ a, b, c }) => [textOf(a), textOf(b), c]);

const textOf = (hex: string | null) => (hex === null ? null : Buffer.from(hex, 'hex').toString('utf8'));

/** What the text format of COPY has a meaning for, what other formats do, and any other text but NUL. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '\\',
        '\\N',
        '\\.',
        '\\.\n',
        '\t',
        '\n',
        '\r',
        '\r\n',
        '\b',
        '\f',
        '\v',
        '\u2028',
        '\ufeff',
        '"',
        "'",
        ',',
        '\\x41',
        '\\t',
      ),
      fc.string({ unit: 'binary' }).map((text) => text.replaceAll('\0', '')),
      fc.constant('🧾é漢'),
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join(''));

describe('rows that are copied in', () => {
  it('are what they were, whatever their texts hold', async () => {
    const row = fc.tuple(fc.option(hostile), fc.option(hostile), fc.constantFrom('0', '-12.50', '1e-7', null));
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 20 }), async (rows) => {
        await withTable(async (sql) => {
          await copy(sql, rows);
          expect(await read(sql)).toEqual(rows.map(([a, b, c]) => [a, b, c === '1e-7' ? '0.0000001' : c]));
        });
      }),
      { numRuns: 60 },
    );
  });

  it('may be more than one buffer of any driver holds, or none', async () => {
    await withTable(async (sql) => {
      await copy(sql, []);
      await copy(
        sql,
        Array.from({ length: 30_000 }, (_, n) => [`line ${n}\\\n`, 'x'.repeat(100), n]),
      );
      expect(await sql.query('select count(*)::int as n, sum(c)::int as sum from copied')).toEqual([{ n: 30_000, sum: 449_985_000 }]);
    });
  });

  it('are refused with a NUL character, before the database sees them', async () => {
    await withTable(async (sql) => {
      await expect(copy(sql, [['a\0b', null, null]])).rejects.toThrow('NUL');
      await copy(sql, [['still there', null, null]]);
      expect(await read(sql)).toEqual([['still there', null, null]]);
    });
  });

  it('fail as a statement does, and the connection goes on', async () => {
    await expect(withTable((sql) => copy(sql, [['a', 'b', 'no number']]))).rejects.toThrow(/invalid input syntax/);
    await expect(withTable((sql) => sql.copyIn({ table: 'nowhere', columns: ['a'], lines: Buffer.from('x\n') }))).rejects.toThrow(
      /nowhere/,
    );
    await withTable(async (sql) => expect(await read(sql)).toEqual([]));
  });

  it('go into several tables, in order', async () => {
    await withTable(async (sql) => {
      await sql.query('create temporary table other (a text) on commit drop');
      const other = { table: 'other', columns: ['a'] };
      await sql.copyIn(
        { table: 'copied', columns: ['n', 'a'], lines: Buffer.from('1\tfirst\n2\t\\N\n') },
        { ...other, lines: Buffer.from('second\n') },
        { ...other, lines: Buffer.from('third\n') },
      );
      expect(await read(sql)).toEqual([
        ['first', null, null],
        [null, null, null],
      ]);
      expect(await sql.query('select a from other')).toEqual([{ a: 'second' }, { a: 'third' }]);
    });
  });

  it('are gone as a whole where one of several tables refuses its lines, whatever is sent behind them', async () => {
    const much = Buffer.from('1\tx\n'.repeat(2_000_000));
    const [copied, refused] = [
      { table: 'copied', columns: ['n', 'a'], lines: much },
      { table: 'copied', columns: ['n'], lines: Buffer.from('no number\n') },
    ];
    for (const copies of [
      [refused, copied, copied],
      [copied, refused],
      [{ ...copied, table: 'nowhere' }, copied],
    ]) {
      await expect(withTable((sql) => sql.copyIn(...copies))).rejects.toThrow(/no number|nowhere/);
      await withTable(async (sql) => expect(await read(sql)).toEqual([]));
    }
  });
});
