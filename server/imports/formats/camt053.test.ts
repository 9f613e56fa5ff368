import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readBank, sampleOf } from '../../testing/bank-reading.ts';
import { camt053 } from './camt053.ts';
import { detectFormat } from './detect.ts';

const sample = sampleOf(join(import.meta.dirname, 'camt053.sample.xml'));
const text = Buffer.from(sample).toString('utf8');

test('version 8 with a batch and an entry that is not booked, however the bytes come', async () => {
  const whole = await readBank(camt053, sample);
  expect(whole.lines).toEqual([
    '2026-01-05 assets:bank:DE03995500110004471820 -12.50 EUR from expenses:unknown (E-77) Bäckerei & Söhne | Brot und Brezeln',
    '2026-01-09 assets:bank:DE03995500110004471820 -55.00 EUR from expenses:unknown + expenses:unknown Sammler',
  ]);
  expect(whole.entries[0]!.secondaryDate).toBe('2026-01-06');
  expect(whole.entries[1]!.postings.map(({ comment, amount }) => `${amount.quantity} ${comment}`)).toEqual([
    '-55.00 null',
    '20.00 Anna',
    '35.00 Ben',
  ]);
  expect(whole.problems).toEqual(['WARNING 23 NOT_BOOKED']);
  expect(whole.statements).toEqual(['assets:bank:DE03995500110004471820 opens 100.00 EUR closes 32.50']);
  for (const size of [1, 7, 64]) expect((await readBank(camt053, sample, {}, size)).lines).toEqual(whole.lines);
});

test.each(['02', '03', '04', '06', '07'])('version %s, whose status and parties stand a step higher', async (version) => {
  const older = text
    .replace('camt.053.001.08', `camt.053.001.${version}`)
    .replace(/<ns:Sts><ns:Cd>(\w+)<\/ns:Cd><\/ns:Sts>/g, '<ns:Sts>$1</ns:Sts>')
    .replace(/<\/?ns:Pty>/g, '');
  expect((await readBank(camt053, older)).lines).toEqual((await readBank(camt053, sample)).lines);
});

test('reports and notifications are read alike', async () => {
  const lines = (await readBank(camt053, sample)).lines;
  const report = text.replaceAll('BkToCstmrStmt', 'BkToCstmrAcctRpt').replaceAll('ns:Stmt>', 'ns:Rpt>').replace('camt.053', 'camt.052');
  const notice = text
    .replaceAll('BkToCstmrStmt', 'BkToCstmrDbtCdtNtfctn')
    .replaceAll('ns:Stmt>', 'ns:Ntfctn>')
    .replace('camt.053', 'camt.054');
  for (const message of [report, notice]) expect((await readBank(camt053, message)).lines).toEqual(lines);
});

test('a statement that does not add up is told with the difference', async () => {
  const { problems, messages } = await readBank(camt053, text.replace('>100.00<', '>101.00<'));
  expect(problems).toEqual(['WARNING 23 NOT_BOOKED', 'WARNING 27 STATEMENT_OFF']);
  expect(messages[1]).toContain('The difference is -1.00');
});

test('what is cut off or broken is kept out', async () => {
  expect((await readBank(camt053, text.slice(0, 2000))).problems).toContainEqual(expect.stringMatching(/^ERROR \d+ BAD_XML$/));
  expect((await readBank(camt053, text.replace('>55.00<', '>5S.00<'))).problems).toContain('ERROR 15 BAD_ENTRY');
});

test('is known by its content', () => {
  expect(detectFormat(text, 'x.txt')).toBe(camt053);
  expect(detectFormat('<?xml version="1.0"?><html/>', 'x.xml')).toBeNull();
});
