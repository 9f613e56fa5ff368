import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { generateTidewater } from '../../demo/tidewater.ts';
import { companyFacts } from '../../testing/company-facts.ts';
import type { FindingKind } from '../finding.ts';
import { plainText } from '../sentence.ts';
import { detectors } from './index.ts';

it('lists every detector beside it', () => {
  const files = readdirSync(import.meta.dirname).filter((name) => !/^index|\.test\.ts$/.test(name));
  expect(detectors.map(({ kind }) => `${kind.toLowerCase().replaceAll('_', '-')}.ts`).sort()).toEqual(files.sort());
});

describe('the made-up company', () => {
  const company = generateTidewater();
  const found = detectors.flatMap((detector) => detector.find(companyFacts(company)));

  /** What is planted, and where a detector says it. X1 is of a statement: see the importers' tests. D2 is right as it is. */
  const planted: readonly (readonly [code: string, kind: FindingKind, date: string, about: string])[] = [
    ['D1', 'DUPLICATE_PAYMENT', '2025-02-14', 'Halyard Security Testing LLC'],
    ['S1', 'OUTLIER_MONTH', '2025-08-31', 'expenses:cost of service:hosting'],
    ['S2', 'PRICE_JUMP', '2026-03-09', 'DRIFTBOARD.IO ANALYTICS'],
    ['S3', 'STOPPED_PAYMENT', '2025-10-18', 'TALLOWFAX *FAX GATEWAY'],
    ['N1', 'LARGE_FIRST_PAYMENT', '2026-01-21', 'Corvane Data Rooms Inc'],
    ['W1', 'JUST_BELOW_LIMIT', '2025-11-22', 'Larkspur Advisory Group'],
    ['M1', 'UNUSUAL_ACCOUNT', '2025-07-12', 'LOOMSTACK CI RUNNERS'],
    ['R1', 'REVERSED_ENTRY', '2024-11-20', 'Marrow & Finch LLP'],
    ['F1', 'INVERTED_RATE', '2025-11-12', 'GBP'],
    ['U1', 'UNTYPED_ACCOUNT', '2026-05-19', 'suspense'],
  ];
  const isIt = ([, kind, date, about]: (typeof planted)[number]) =>
    found.filter((one) => one.kind === kind && one.date === date && [one.payee, one.account, one.currency].includes(about));

  it.each(planted)('has %s found, as %s', (...what) => {
    const [one, ...others] = isIt(what);
    expect(others).toEqual([]);
    expect(plainText(one!.sentence)).toContain(what[3]);
    expect(one!.confidence).toBeGreaterThanOrEqual(0.7);
  });

  it('has everything planted in the list, but for what no book shows', () => {
    const codes = company.anomalies.filter(({ shouldBeFound, code }) => shouldBeFound && code !== 'X1').map(({ code }) => code);
    expect(planted.map(([code]) => code).sort()).toEqual(codes.sort());
  });

  it('has at most three others', () => {
    const others = found.filter((one) => !planted.some((what) => isIt(what).includes(one)));
    expect(others.map(({ kind, date }) => `${kind} ${date}`)).toEqual(['LARGE_FIRST_PAYMENT 2025-02-10']);
  });
});
