import { parseValue } from 'graphql';
import { describe, expect, it } from 'vitest';
import { Decimal } from '../ledger/decimal.ts';
import { CurrencyScalar, DateScalar, DateTimeScalar, DecimalScalar } from './scalars.ts';

describe('Decimal', () => {
  it.each(['0', '-1204.50', '0.10', '1e3', '9'.repeat(200)])('reads %s digit for digit', (text) =>
    expect(DecimalScalar.parseValue(text)).toEqual(Decimal.from(text)),
  );

  it('reads numbers in a query by their source text', () => {
    expect(DecimalScalar.parseLiteral(parseValue('0.10'))?.toString()).toBe('0.10');
    expect(DecimalScalar.parseLiteral(parseValue('12345678901234567890'))?.toString()).toBe('12345678901234567890');
  });

  it.each([0.1, 5, true, null, '', '1,5', '0x10', 'NaN', '9'.repeat(201), '1e9999', '1e-9999'])('refuses %j', (value) =>
    expect(() => DecimalScalar.parseValue(value)).toThrow(expect.objectContaining({ extensions: { code: 'BAD_USER_INPUT' } })),
  );

  it('leaves as text, and never as a float', () => {
    expect(DecimalScalar.serialize(Decimal.from('-0.50'))).toBe('-0.50');
    expect(() => DecimalScalar.serialize(0.5)).toThrow(TypeError);
  });
});

describe('Date, DateTime and Currency', () => {
  it.each(['2026-02-29', '2026-2-1', '2026-01-01T00:00:00Z', 20260101])('%j is no day', (value) =>
    expect(() => DateScalar.parseValue(value)).toThrow('is not a Date'),
  );
  it.each(['2026-01-01', '2026-01-01T25:00:00Z', '2026-01-01T00:00:00'])('%j is no instant', (value) =>
    expect(() => DateTimeScalar.parseValue(value)).toThrow('is not a DateTime'),
  );
  it.each(['', 'x'.repeat(101)])('%j is no currency', (value) =>
    expect(() => CurrencyScalar.parseValue(value)).toThrow('is not a Currency'),
  );
});
