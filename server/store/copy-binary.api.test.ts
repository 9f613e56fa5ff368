import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CopyBinary, type CopyType, type CopyValue } from '../ledger/copy-binary.ts';
import { Decimal } from '../ledger/decimal.ts';
import { openTestStore } from '../testing/test-store.ts';
import type { Store } from './open-store.ts';
import { sqlOf } from './sql-of.ts';

let store: Store;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

const columns = {
  kind: ['int2', fc.integer({ min: -(2 ** 15), max: 2 ** 15 - 1 })],
  n: ['int4', fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })],
  id: ['int8', fc.nat({ max: Number.MAX_SAFE_INTEGER }).map(String)],
  day: [
    'date',
    fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }).map((day) => day.toISOString().slice(0, 10)),
  ],
  yes: ['bool', fc.boolean()],
  said: [
    'text',
    fc.string({ unit: fc.constantFrom('a', 'é', '€', '😀', '\ud800', '\\', '\t', '\n', '\u0001', '\u007f', ' '), maxLength: 90 }),
  ],
  tags: [
    'jsonb',
    fc
      .array(fc.record({ name: fc.constantFrom('k', 'ü'), value: fc.string({ unit: fc.constantFrom('x', '"', '\\', '€') }) }))
      .map((tags) => JSON.stringify(tags)),
  ],
  digest: ['hex', fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes).toString('hex'))],
  amount: [
    'numeric',
    fc
      .tuple(
        fc.oneof(
          fc.bigInt({ min: -(10n ** 60n), max: 10n ** 60n }),
          fc.bigInt({ min: -(10n ** 13n), max: 10n ** 13n }),
          fc.nat(99_999).map(BigInt),
        ),
        fc.nat(30),
        fc.nat(20),
      )
      .map(([units, scale, zeros]) => Decimal.of(units * 10n ** BigInt(zeros), scale)),
  ],
} as const satisfies Record<string, readonly [CopyType, fc.Arbitrary<CopyValue>]>;

const names = Object.keys(columns);
const types = Object.values(columns).map(([type]) => type);
const rows = fc.array(fc.tuple(...Object.values(columns).map(([, of]) => fc.option<CopyValue>(of, { freq: 8 }))), { maxLength: 30 });

const sqlTypes: Partial<Record<CopyType, string>> = { hex: 'bytea' };

const sqlTypeOf = (type: CopyType) => sqlTypes[type] ?? type;

/** What a cast makes the same value of. */
function asText(value: CopyValue, type: CopyType): string | null {
  if (value === null) return null;
  return type === 'hex' ? `\\x${value}` : String(value);
}

it('rows are what casts make of the same texts, with the digits as written', async () => {
  const cast = names.map((name, index) => `${name}::${sqlTypeOf(types[index]!)}`).join(', ');
  const given = names.map((_, index) => `$${index + 1}::text[]`).join(', ');
  await fc.assert(
    fc.asyncProperty(rows, fc.func(fc.boolean()), fc.nat(300), (of, isLeftOut, bytesExpected) =>
      store.source.transaction(async (manager) => {
        const sql = sqlOf(manager);
        const written = new CopyBinary(types, bytesExpected);
        const leftOut = new Set([...of.keys()].filter((index) => isLeftOut(index)));
        for (const row of of) written.row(row).endPart();
        const kept = of.filter((_, index) => !leftOut.has(index));
        await sql.query(
          `create temporary table sent (${names.map((name, index) => `${name} ${sqlTypeOf(types[index]!)}`).join(', ')}) on commit drop`,
        );
        await sql.copyIn({ table: 'sent', columns: names, rows: written.bytesWithout(leftOut) });
        const sent = await sql.query<{ row: string }>('select x::text as row from sent x order by ctid');
        const told = await sql.query<{ row: string }>(
          `select row(${cast})::text as row from unnest(${given}) with ordinality as told (${names.join(', ')}, place) order by place`,
          types.map((type, column) => kept.map((row) => asText(row[column]!, type))),
        );
        expect(sent).toEqual(told);
        expect(sent).toHaveLength(kept.length);
      }),
    ),
    { numRuns: 150 },
  );
});

it('numbers that need every branch', async () => {
  const numbers = [
    '0',
    '0.00',
    '-0.01',
    '1',
    '10000',
    '10000.0000',
    '99999999',
    '-120450.5',
    '0.0001',
    '0.00001',
    '999999999999.999',
    '1000000000000',
    '1e30',
    '-1e-30',
    '12345678901234567890.123456789',
  ];
  const written = new CopyBinary(['numeric']);
  for (const number of numbers) written.row([Decimal.from(number)]);
  await store.source.transaction(async (manager) => {
    const sql = sqlOf(manager);
    await sql.query('create temporary table numbers (n numeric) on commit drop');
    await sql.copyIn({ table: 'numbers', columns: ['n'], rows: written.bytes() });
    const rows = await sql.query<{ n: string }>('select n::text as n from numbers order by ctid');
    expect(rows.map(({ n }) => n)).toEqual(numbers.map((number) => Decimal.from(number).toString()));
    // Equal to what the database makes of their texts, digit by digit: it compares, sorts and indexes them by how they are kept.
    const [same] = await sql.query('select bool_and(numeric_send(n) = numeric_send(n::text::numeric)) as same from numbers');
    expect(same).toEqual({ same: true });
  });
});

it('a text with the NUL character is refused', () => {
  for (const text of ['a\0', `${'x'.repeat(100)}\0`]) expect(() => new CopyBinary(['text']).row([text])).toThrow('NUL');
});

it('a number of more than four bytes is refused', () => {
  for (const number of [2 ** 31, -(2 ** 31) - 1, 0.5, Number.NaN]) expect(() => new CopyBinary(['int4']).row([number])).toThrow(RangeError);
});
