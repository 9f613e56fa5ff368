import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { bankContext, bytesSource } from '../../testing/bank-reading.ts';
import { entriesOf, itemsOf, problemsOf } from '../../testing/journal-oracle.ts';
import { detectFormat } from './detect.ts';
import { zip } from './zip.ts';

const sample = (name: string) => new Uint8Array(readFileSync(join(import.meta.dirname, name)));
const read = (bytes: Uint8Array) =>
  itemsOf(zip, bytesSource(bytes, 'month.zip', 100), { ...bankContext({ currency: 'EUR' }), detect: detectFormat });

test('each file in it is read as what it is, and the rest is named', async () => {
  const bytes = zipSync({
    'a.xml': sample('camt053.sample.xml'),
    'b.sta': sample('mt940.sample.sta'),
    'q.qif': sample('qif.sample.qif'),
    'readme.pdf': new Uint8Array([37, 80, 68, 70]),
    '__MACOSX/._a.xml': new Uint8Array([1]),
  });
  const items = await read(bytes);
  expect(entriesOf(items).length).toBe(2 + 3 + 4);
  expect(problemsOf(items).map(({ code, place }) => `${place?.file} ${code}`)).toEqual([
    'month.zip/a.xml NOT_BOOKED',
    'month.zip/readme.pdf FILE_LEFT_OUT',
  ]);
});

test('what is cut off, or holds nothing to read, is an error', async () => {
  const bytes = zipSync({ 'a.xml': sample('camt053.sample.xml') });
  expect(problemsOf(await read(bytes.slice(0, 400))).map(({ code }) => code)).toEqual(['BAD_ZIP']);
  expect(problemsOf(await read(zipSync({ 'a.pdf': new Uint8Array([37, 80, 68, 70]) }))).map(({ code }) => code)).toContain('EMPTY_ZIP');
});

test('more files than a bank packs, or a name of no sensible length, are refused where they are met', async () => {
  const crowd = zipSync(Object.fromEntries(Array.from({ length: 1_500 }, (_, index) => [`${index}.csv`, new Uint8Array(1)])));
  let chunks = 0;
  const source = bytesSource(crowd, 'month.zip', 100);
  const counted = { ...source, bytes: () => counting(source.bytes(), () => (chunks += 1)) };
  const items = await itemsOf(zip, counted, { ...bankContext({ currency: 'EUR' }), detect: detectFormat });
  expect(problemsOf(items)).toMatchObject([{ code: 'BAD_ZIP', message: expect.stringContaining('more than 1,000 files') }]);
  // The directory at the end has not been looked at, nor a third of the files.
  expect(chunks).toBeLessThan((crowd.length * 0.5) / 100); // not money: bytes of a zip
  expect(problemsOf(await read(zipSync({ ['n'.repeat(1_001)]: new Uint8Array(1) })))).toMatchObject([
    { code: 'BAD_ZIP', message: expect.stringContaining('more than 1,000 characters') },
  ]);
});

async function* counting(chunks: AsyncIterable<Uint8Array>, count: () => void): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    count();
    yield chunk;
  }
}
