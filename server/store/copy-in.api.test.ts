import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CopyBinary, type CopyValue } from '../ledger/copy-binary.ts';
import { Decimal } from '../ledger/decimal.ts';
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

const copy = (sql: Sql, rows: readonly (readonly CopyValue[])[]) =>
  sql.copyIn({
    table: 'copied',
    columns: ['n', 'a', 'b', 'c'],
    rows: rows.reduce((copied, row, n) => copied.row([n, ...row]), new CopyBinary(['int4', 'text', 'text', 'numeric'])).bytes(),
  });

/** As bytes: on its way out the embedded database drops a byte-order mark that a text begins with. */
const read = async (sql: Sql) =>
  (
    await sql.query<{ a: string | null; b: string | null; c: string | null }>(
      "select encode(convert_to(a, 'UTF8'), 'hex') as a, encode(convert_to(b, 'UTF8'), 'hex') as b, c from copied order by n",
    )
  ).map(({ a, b, c }) => [textOf(a), textOf(b), c]);

const textOf = (hex: string | null) => (hex === null ? null : Buffer.from(hex, 'hex').toString('utf8'));

/** What formats of COPY have a meaning for, and any other text but NUL. */
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
    const number = fc.constantFrom('0', '-12.50', '1e-7').map((text) => Decimal.from(text));
    const row = fc.tuple(fc.option(hostile), fc.option(hostile), fc.option(number));
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 20 }), async (rows) => {
        await withTable(async (sql) => {
          await copy(sql, rows);
          expect(await read(sql)).toEqual(rows.map(([a, b, c]) => [a, b, c?.toString() ?? null]));
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
        Array.from({ length: 30_000 }, (_, n) => [`line ${n}\\\n`, 'x'.repeat(100), Decimal.of(BigInt(n))]),
      );
      expect(await sql.query('select count(*)::int as n, sum(c)::int as sum from copied')).toEqual([{ n: 30_000, sum: 449_985_000 }]);
    });
  });

  it('are refused with a NUL character, before the database sees them', async () => {
    await withTable(async (sql) => {
      expect(() => copy(sql, [['a\0b', null, null]])).toThrow('NUL');
      await copy(sql, [['still there', null, null]]);
      expect(await read(sql)).toEqual([['still there', null, null]]);
    });
  });

  it('fail as a statement does, and the connection goes on', async () => {
    const numbers = (table: string, number: number | null) => ({
      table,
      columns: ['n'],
      rows: new CopyBinary(['int4']).row([number]).bytes(),
    });
    await expect(withTable((sql) => sql.copyIn(numbers('copied', null)))).rejects.toThrow(/null value/);
    await expect(withTable((sql) => sql.copyIn(numbers('nowhere', 1)))).rejects.toThrow(/nowhere/);
    await withTable(async (sql) => expect(await read(sql)).toEqual([]));
  });

  it('go into several tables, in order', async () => {
    await withTable(async (sql) => {
      await sql.query('create temporary table other (a text) on commit drop');
      const other = (text: string) => ({ table: 'other', columns: ['a'], rows: new CopyBinary(['text']).row([text]).bytes() });
      await sql.copyIn(
        { table: 'copied', columns: ['n', 'a'], rows: new CopyBinary(['int4', 'text']).row([1, 'first']).row([2, null]).bytes() },
        other('second'),
        other('third'),
      );
      await sql.copyIn();
      expect(await read(sql)).toEqual([
        ['first', null, null],
        [null, null, null],
      ]);
      expect(await sql.query('select a from other')).toEqual([{ a: 'second' }, { a: 'third' }]);
    });
  });

  it('are gone as a whole where one of several tables refuses its rows, whatever is sent behind them', async () => {
    const much = new CopyBinary(['int4', 'text'], 30_000_000);
    for (let n = 0; n < 1_000_000; n += 1) much.row([n, 'x']);
    const copied = { table: 'copied', columns: ['n', 'a'], rows: much.bytes() };
    const refused = { table: 'copied', columns: ['n'], rows: new CopyBinary(['int4']).row([null]).bytes() };
    for (const copies of [
      [refused, copied, copied],
      [copied, refused],
      [{ ...copied, table: 'nowhere' }, copied],
    ]) {
      await expect(withTable((sql) => sql.copyIn(...copies))).rejects.toThrow(/null value|nowhere/);
      await withTable(async (sql) => expect(await read(sql)).toEqual([]));
    }
  });
});
