import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { kpiKeys } from '../definition.ts';
import { definitionOf, definitions } from './index.ts';

test('every key has exactly one definition, and every file beside the list is in it', () => {
  expect(definitions.map((definition) => definition.key)).toEqual([...kpiKeys]);
  const files = readdirSync(import.meta.dirname).filter((name) => !name.endsWith('.test.ts') && name !== 'index.ts');
  const keys = files.map((name) => name.slice(0, -3).toUpperCase().replaceAll('-', '_'));
  expect(keys.sort()).toEqual([...kpiKeys].sort());
});

test('every definition has a test beside it', () => {
  const names = new Set(readdirSync(import.meta.dirname));
  for (const key of kpiKeys) expect(names).toContain(`${key.toLowerCase().replaceAll('_', '-')}.test.ts`);
});

test('every definition tells its formula', () => {
  for (const key of kpiKeys) expect(definitionOf(key).definition).toMatch(/[-+/:]/);
});
