import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { root } from '../../command.mjs';
import { hurried, millisecondsOf } from './hurry.ts';

const file = (name: string) => readFileSync(join(root, 'prometheus', name), 'utf8');
const rulesOf = (text: string) => (parse(text) as { groups: { rules: Record<string, unknown>[] }[] }).groups.flatMap(({ rules }) => rules);

it('durations are read as Prometheus writes them', () => {
  expect(['5m', '1h30m', '3d', '500ms'].map(millisecondsOf)).toEqual([300_000, 5_400_000, 259_200_000, 500]);
  for (const wrong of ['5', 'm', '5 m', '5x', '']) expect(() => millisecondsOf(wrong)).toThrow('no duration');
});

it.each(['rules/alerts.yml', 'rules/recording.yml'] as const)('of %s only ranges and waiting times change, by the factor', (name) => {
  const [before, after] = [rulesOf(file(name)), rulesOf(hurried(60)(name, file(name)))];
  const unhurried = (text: string) =>
    text
      .replace(/\[(\d+)ms\]/g, (_, milliseconds: string) => `[${Number(milliseconds) * 60}]`)
      .replace(/\[([1-9]\w*[a-z])\]/g, (_, range: string) => `[${millisecondsOf(range)}]`);
  expect(after.map(({ expr }) => unhurried(String(expr)))).toEqual(before.map(({ expr }) => unhurried(String(expr))));
  const waits = (rules: Record<string, unknown>[], factor: number) =>
    rules.map(({ for: wait }) => (wait === undefined ? null : millisecondsOf(String(wait)) * factor));
  expect(waits(after, 60)).toEqual(waits(before, 1));
  const bare = (rules: Record<string, unknown>[]) => rules.map(({ expr: _, for: __, ...rest }) => rest);
  expect(bare(after)).toEqual(bare(before));
});
