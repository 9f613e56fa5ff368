import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { includesFrom } from './files.ts';

const folder = mkdtempSync(join(tmpdir(), 'farthing-files-'));
mkdirSync(join(folder, 'years'));
for (const name of ['main.journal', 'rates.journal', 'years/2025.journal', 'years/2026.journal'])
  writeFileSync(join(folder, name), '; empty\n');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const main = { name: 'books/main.journal', lineBatches: async function* () {}, bytes: async function* () {} };
const include = async (pattern: string) => {
  const files = await includesFrom(join(folder, 'main.journal'), main.name)(pattern, main);
  return typeof files === 'string' ? files : files.map(({ name }) => name);
};

test('files that are included are named from where the user stands', async () => {
  expect(await include('years/*.journal')).toEqual(['books/years/2025.journal', 'books/years/2026.journal']);
});

test('a pattern leaves out the file that it stands in; a plain name does not, so that the circle is told', async () => {
  expect(await include('*.journal')).toEqual(['books/rates.journal']);
  expect(await include('main.journal')).toEqual(['books/main.journal']);
});

test('a file that is missing is named', async () => {
  expect(await include('rate.journal')).toBe(
    'There is no file rate.journal beside books/main.journal. Bring it along, or take the include away.',
  );
});
