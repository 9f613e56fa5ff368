import { expect, test } from 'vitest';
import { itemsOf, problemsOf, sourceOf, textContext } from '../../../testing/journal-oracle.ts';
import { ledger } from '../ledger.ts';
import { commentIn, partedBySpacedMark, withoutEnd } from './line-ends.ts';

test('every short line is parted as the patterns say that Ledger parts it', () => {
  const signs = [' ', '\t', ';', 'x', '\u00a0'];
  const lines = [''];
  for (let at = 0; at < lines.length && lines[at]!.length < 5; at += 1) lines.push(...signs.map((sign) => lines[at]! + sign));
  expect(lines.length).toBeGreaterThan(3_000);
  for (const line of lines) {
    expect(withoutEnd(line)).toBe(line.replace(/[ \t]+$/, ''));
    const comment = /(?:\t\s*| {2,}|^);/.exec(line);
    expect(commentIn(line)).toEqual(comment && { at: comment.index, text: line.slice(comment.index + comment[0].length) });
    const [written, behind = ''] = line.split(/\s+;(.*)/s);
    expect(partedBySpacedMark(line)).toEqual([written, behind]);
  }
});

// Each of these lines took seconds, as its spaces were gone through once for each of them.
test('long runs of white space in a journal are gone through once', async () => {
  const [spaces, tabs] = [' '.repeat(60_000), '\t '.repeat(30_000)];
  const lines = [
    `2026-01-01 x${spaces}y\n    a  1 EUR\n    b\n`,
    `2026-01-01 x${tabs}y\n    a  1 EUR ; x${spaces}y\n    b\n`,
    `account a${spaces}y\n`,
    `= /x/\n    a  1 ; x${spaces}y\n`,
    `~ Monthly\n    a  1 ; x${spaces}y\n    b\n`,
  ];
  const items = await itemsOf(ledger, sourceOf(lines.join('\n').repeat(5)), textContext());
  expect(problemsOf(items).map(({ severity }) => severity)).not.toContain('ERROR');
});
