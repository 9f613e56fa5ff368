import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CursorCodec } from './cursor.ts';
import { Bindings, keysetOf } from './keyset.ts';
import { type PageArguments, pageWindow, readPage, type Span, spanOf } from './page-window.ts';

const isWhole = (text: string) => /^\d+$/.test(text);
const cursors = new CursorCodec(['numbers', { book: 1 }], [isWhole]);
const sizes = { usual: 50, max: 100 };
const keyOf = (row: number) => [String(row)];

async function pageOf(list: readonly number[], page: PageArguments) {
  const window = pageWindow(page, sizes, cursors);
  return readPage(window, async (span: Span) => spanOf(list, keyOf, span));
}

describe('what is asked of a list', () => {
  test('neither end is the usual size from the front', () => {
    expect(pageWindow({}, sizes, cursors)).toEqual({ size: 50, backward: false, after: null, before: null });
    expect(pageWindow({ first: null, last: null }, sizes, cursors)).toMatchObject({ size: 50, backward: false });
  });

  test('1 to 100 rows, from one end', () => {
    expect(pageWindow({ first: 100 }, sizes, cursors).size).toBe(100);
    expect(pageWindow({ last: 1 }, sizes, cursors)).toMatchObject({ size: 1, backward: true });
    for (const page of [{ first: 0 }, { first: 101 }, { last: 0 }, { last: -1 }, { last: 101 }])
      expect(() => pageWindow(page, sizes, cursors)).toThrow(/from 1 to 100/);
    expect(() => pageWindow({ first: 1, last: 1 }, sizes, cursors)).toThrow(/not both/);
  });
});

describe('cursors', () => {
  test('give back the key they were made of', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const codec = new CursorCodec(['texts'], [() => true]);
        expect(codec.parse(codec.print([text]), 'after')).toEqual([text]);
      }),
    );
  });

  test('are refused by a list of another book, filter or order', () => {
    const cursor = cursors.print(['7']);
    for (const list of [['numbers', { book: 2 }], ['letters', { book: 1 }], ['numbers']])
      expect(() => new CursorCodec(list, [isWhole]).parse(cursor, 'after')).toThrow(/no cursor of this list/);
  });

  test('do not mind how an equal filter is written', () => {
    const one = new CursorCodec([{ a: 1, b: null, c: { d: 2, e: 3 } }], [isWhole]);
    const other = new CursorCodec([{ c: { e: 3, d: 2, f: undefined }, a: 1 }], [isWhole]);
    expect(other.parse(one.print(['7']), 'after')).toEqual(['7']);
  });

  test('are refused when a single character differs, is added or is missing', () => {
    const cursor = cursors.print(['123']);
    const tampered = [...cursor].flatMap((character, index) => [
      cursor.slice(0, index) + (character === 'A' ? 'B' : 'A') + cursor.slice(index + 1),
      cursor.slice(0, index) + cursor.slice(index + 1),
    ]);
    for (const text of [...tampered, `${cursor}A`, `${cursor}=`, ` ${cursor}`, '', 'x', '🙂'])
      expect(() => cursors.parse(text, 'before'), text).toThrow(/This before is no cursor/);
  });

  test('are refused when their key is no key, even with the right check', () => {
    const loose = new CursorCodec(['numbers', { book: 1 }], [() => true]);
    const longer = new CursorCodec(['numbers', { book: 1 }], [() => true, () => true]);
    for (const cursor of [loose.print(['seven']), longer.print(['7', '8'])])
      expect(() => cursors.parse(cursor, 'after')).toThrow(/no cursor/);
  });
});

describe('pages', () => {
  const lists = fc.uniqueArray(fc.nat({ max: 500 }), { maxLength: 30 });

  test('forwards and backwards visit each row once, and say truly what lies on either side', async () => {
    await fc.assert(
      fc.asyncProperty(lists, fc.integer({ min: 1, max: 7 }), fc.boolean(), async (list, size, backward) => {
        const seen: number[] = [];
        let cursor: string | null = null;
        for (let turn = 0; turn <= list.length; turn += 1) {
          const page = await pageOf(list, backward ? { last: size, before: cursor } : { first: size, after: cursor });
          if (backward) seen.unshift(...page.rows);
          else seen.push(...page.rows);
          expect(page.hasNextPage).toBe(page.rows.length > 0 && list.at(-1) !== page.rows.at(-1));
          expect(page.hasPreviousPage).toBe(page.rows.length > 0 && list[0] !== page.rows[0]);
          if (!(backward ? page.hasPreviousPage : page.hasNextPage)) break;
          cursor = cursors.print(keyOf(backward ? page.rows[0]! : page.rows.at(-1)!));
        }
        expect(seen).toEqual(list);
      }),
    );
  });

  test('between two cursors hold only what lies between', async () => {
    const list = [5, 3, 9, 1, 7];
    const between = { after: cursors.print(['5']), before: cursors.print(['7']) };
    expect(await pageOf(list, { ...between, first: 2 })).toEqual({ rows: [3, 9], hasNextPage: true, hasPreviousPage: true });
    expect(await pageOf(list, { ...between, last: 2 })).toEqual({ rows: [9, 1], hasNextPage: true, hasPreviousPage: true });
    expect(await pageOf(list, { after: cursors.print(['7']) })).toEqual({ rows: [], hasNextPage: false, hasPreviousPage: true });
  });

  test('a cursor whose row is gone is refused', async () => {
    await expect(pageOf([1, 2], { after: cursors.print(['3']) })).rejects.toThrow(/gone/);
  });
});

test('a keyset is one row comparison that follows the order', () => {
  const order = {
    columns: [
      { expression: 't.date', type: 'date' },
      { expression: 't.id', type: 'bigint' },
    ],
    descending: true,
  };
  const bindings = new Bindings(1);
  const key = ['2026-01-31', '12'];
  expect(keysetOf(order, { after: key, before: null, inclusive: false, backward: false, limit: 3 }, bindings)).toEqual({
    conditions: ['(t.date, t.id) < ($2::date, $3::bigint)'],
    tail: 'order by t.date desc, t.id desc limit $4::int',
  });
  expect(bindings.values).toEqual([1, '2026-01-31', '12', 3]);
  expect(keysetOf(order, { after: null, before: key, inclusive: true, backward: true, limit: 1 }, bindings)).toEqual({
    conditions: ['(t.date, t.id) >= ($5::date, $6::bigint)'],
    tail: 'order by t.date asc, t.id asc limit $7::int',
  });
});
