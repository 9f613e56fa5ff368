import { expect, test } from 'vitest';
import { itemsOf, problemsOf, sourceOf, textContext } from '../../../testing/journal-oracle.ts';
import type { Format } from '../../journal.ts';
import { hledger } from '../hledger.ts';
import { ledger } from '../ledger.ts';
import { Pattern } from './pattern.ts';

const name = `${'a'.repeat(45)}!`;
const problems = async (format: Format, text: string) =>
  problemsOf(await itemsOf(format, sourceOf(text), textContext())).map(({ severity, place, code }) => `${severity} ${place?.line} ${code}`);

// Each would try more ways than there are seconds in a year.
test.each(['^(a+)+$', '^(a|aa)*$', '^(ab?|aa)+$', '^(?:a*)*$', '^(.+)+\\1x$', `${'(a|a)'.repeat(45)}b`, `${'.*a'.repeat(30)}b`])(
  'a match of %s is broken off',
  (source) => {
    const pattern = new Pattern(source, source, 'i');
    expect(() => pattern.test(name)).toThrow('without nested repetition');
    expect(() => pattern.test('a')).toThrow('without nested repetition');
  },
);

test('ordinary patterns find what they always found, watched or not', () => {
  expect(new Pattern('^exp.*:(food|drink)s?$', '^exp.*:(food|drink)s?$', 'i').test('Expenses:Home:Food')).toBe(true);
  const swap = new Pattern('(\\w+)+:(b+)', '(\\w+)+:(b+)', 'gi');
  expect([swap.replace('a:bb', '$2:$1'), swap.replace('a:bb', '$2:$1'), swap.replace('c', '$2:$1')]).toEqual(['bb:a', 'bb:a', 'c']);
  const watched = new Pattern('(x+)*y', '(x+)*y', 'i');
  expect([watched.test('xy'), watched.test('z'), watched.test('z')]).toEqual([true, false, false]);
});

test('what is too long or too large is a fault, not the end of the import', async () => {
  expect(await problems(hledger, `alias /${'a'.repeat(1_001)}/=b\n`)).toEqual(['ERROR 1 BAD_REGEX']);
  const optional = 'a?'.repeat(45) + 'a'.repeat(46);
  expect(await problems(hledger, `alias /${optional}/=b\n2026-01-01 x\n    a  1\n    b\n`)).toEqual(['ERROR 1 BAD_REGEX']);
});

test('a slow pattern is told where it is used, and ends the reading before it has held the server up for long', async () => {
  const entry = `2026-01-01 ${name}\n    ${name}  1 EUR\n    b\n\n`;
  expect(await problems(hledger, `alias /^(a+)+$/=b\n${entry}`)).toEqual(['ERROR 3 SLOW_REGEX']);
  expect(await problems(ledger, `= /^(a+)+$/\n    c  1\n\n${entry}`)).toEqual(['ERROR 4 SLOW_REGEX']);
  expect(await problems(ledger, `payee x\n    alias ^(a+)+$\n\n${entry}`)).toEqual(['ERROR 4 SLOW_REGEX']);
  const many = await problems(hledger, `alias /^(a+)+$/=b\n${entry.repeat(50)}`);
  expect([many.length, many.at(-1)]).toEqual([11, expect.stringContaining('TOO_MANY_PROBLEMS')]);
});

test('aliases that double a name end before the memory does', async () => {
  expect(await problems(hledger, `${'alias /a/=aa\n'.repeat(40)}2026-01-01 x\n    a  1\n    b\n`)).toEqual(['ERROR 42 BAD_ALIAS']);
});

test('a date format has each part once', async () => {
  expect(await problems(ledger, `--input-date-format ${'%m'.repeat(45)}x\n${'1'.repeat(60)} x\n`)).toContain('ERROR 1 UNSUPPORTED_OPTION');
});
