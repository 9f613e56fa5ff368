import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimal } from '../ledger/decimal.ts';
import { decodeValue, encodeValue, NotCacheable } from './codec.ts';

const values = fc.letrec((value) => ({
  any: fc.oneof(
    { depthSize: 'small' },
    fc.string(),
    fc.boolean(),
    fc.constant(null),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => (Object.is(number, -0) ? 0 : number)),
    fc.bigInt(),
    fc.date({ noInvalidDate: true }),
    fc.tuple(fc.bigInt(), fc.nat(30)).map(([units, scale]) => Decimal.of(units, scale)),
    fc.array(value('any'), { maxLength: 4 }),
    fc.dictionary(fc.oneof(fc.string(), fc.constantFrom('$', 'v', 'toJSON')), value('any'), { maxKeys: 4, noNullPrototype: true }),
  ),
})).any;

describe('the codec', () => {
  it('gives back every value as it was', () => {
    fc.assert(
      fc.property(values, (value) => {
        expect(decodeValue(encodeValue(value))).toEqual(value);
      }),
    );
  });

  it('writes equal values as equal text, whatever the order of their keys', () => {
    expect(encodeValue({ a: 1, b: { d: [1, 2], c: null } })).toBe(encodeValue({ b: { c: null, d: [1, 2] }, a: 1, e: undefined }));
    const different = [1, '1', [1], null, true, 'true', 1n, Decimal.of(1n), Decimal.of(10n, 1), { $: 'int', v: '1' }, {}, [], ''];
    expect(new Set(different.map(encodeValue)).size).toBe(different.length);
  });

  it('keeps the decimals of a figure', () => {
    expect(String(decodeValue(encodeValue(Decimal.from('-0.500'))))).toBe('-0.500');
  });

  it.each([[Number.NaN], [Number.POSITIVE_INFINITY], [() => 1], [Symbol('s')], [new Map()], [new (class Row {})()], [[{ a: new Set() }]]])(
    'refuses what text cannot give back: %s',
    (value) => {
      expect(() => encodeValue(value)).toThrow(NotCacheable);
    },
  );

  it('gives out values that nobody can change for the others', () => {
    const value = decodeValue(encodeValue({ rows: [{ amount: Decimal.one }] })) as { rows: { amount: unknown }[] };
    expect(() => value.rows.push({ amount: null })).toThrow(TypeError);
    expect(() => Object.assign(value.rows[0]!, { amount: null })).toThrow(TypeError);
  });
});
