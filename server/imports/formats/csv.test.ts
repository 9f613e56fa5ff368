import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readBank, sampleOf } from '../../testing/bank-reading.ts';
import type { CsvMapping } from '../bank.ts';
import { csv } from './csv.ts';
import { detectFormat } from './detect.ts';

const sample = sampleOf(join(import.meta.dirname, 'csv.sample.csv'));
const own = { account: 'assets:bank', currency: 'EUR' };

test('a table with lines above it, in Latin-1, newest first, a field on two lines, a line below it', async () => {
  const whole = await readBank(csv, sample, own);
  expect(whole.lines).toEqual([
    '2026-01-31 assets:bank 2300.00 EUR from income:unknown Arbeitgeber | Gehalt "Januar" Bonus',
    '2026-01-05 assets:bank -12.50 EUR from expenses:unknown Bäckerei | Brot',
    '2026-01-05 assets:bank -12.50 EUR from expenses:unknown Bäckerei | Brot',
  ]);
  expect(whole.problems).toEqual(['WARNING 1 COLUMNS_GUESSED', 'WARNING 9 LINE_LEFT_OUT']);
  expect(whole.statements).toEqual(['assets:bank opens ? EUR closes 3287.50']);
  expect(whole.messages[0]).toContain('date = Buchungstag, dateFormat = DD.MM.YYYY, amount = Betrag');
  for (const size of [1, 7, 64]) expect((await readBank(csv, sample, own, size)).lines).toEqual(whole.lines);
});

describe('tables of many banks', () => {
  const tables: Record<string, [text: string, ...lines: string[]]> = {
    American: [
      'Details,Posting Date,Description,Amount,Type,Balance,Check or Slip #\nDEBIT,01/25/2026,"SHOP, INC",-5.25,ACH_DEBIT,94.75,\nCREDIT,01/05/2026,PAY,100.00,ACH,100.00,\n',
      '2026-01-25 -5.25',
      '2026-01-05 100.00',
    ],
    'out and in': [
      'Date;Libellé;Débit euros;Crédit euros\n25/01/2026;Boulangerie;-5,25;\n26/01/2026;Salaire;;1 200,00\n',
      '2026-01-25 -5.25',
      '2026-01-26 1200.00',
    ],
    'minus in both': [
      'Status,Date,Description,Debit,Credit\nCleared,01/25/2026,Shop,5.25,\nCleared,01/26/2026,Payment,,-100.00\n',
      '2026-01-25 -5.25',
      '2026-01-26 100.00',
    ],
    'a type for a direction': [
      'Date,Transaction Type,Description,Amount\n2026-01-25,Withdrawal,Shop,5.25\n2026-01-26,Deposit,Pay,100.00\n',
      '2026-01-25 -5.25',
      '2026-01-26 100.00',
    ],
    PayPal: [
      '"Date","Name","Type","Currency","Shipping and Handling Amount","Gross","Fee","Net","Insurance Amount"\n"25/01/2026","Shop","Payment","EUR","1.00","10.00","-0.50","9.50","2.00"\n"26/01/2026","Shop","Payment","EUR","1.00","-20.00","0.00","-20.00","2.00"\n',
      '2026-01-25 9.50',
      '2026-01-26 -20.00',
    ],
    'gross beside fees': [
      'Date,Fee Amount,Tax Amount,Gross,Item Title\n2026-01-25,-0.50,0.10,10.00,a\n2026-01-26,-0.50,0.10,-20.00,b\n',
      '2026-01-25 10.00',
      '2026-01-26 -20.00',
    ],
    Dutch: [
      '"Datum","Naam / Omschrijving","Rekening","Tegenrekening","Code","Af Bij","Bedrag (EUR)","MutatieSoort","Mededelingen"\n"20260125","Bakker","NL01","NL02","BA","Af","5,25","Betaalautomaat","brood"\n"20260126","Werk","NL01","NL02","OV","Bij","1000,00","Overschrijving","loon"\n',
      '2026-01-25 -5.25',
      '2026-01-26 1000.00',
    ],
    'no headings': ['2026-01-25\tShop\t-5.25\t94.75\n2026-01-26\tCafé\t-4.75\t90.00\n', '2026-01-25 -5.25', '2026-01-26 -4.75'],
    'named months': [
      'Transaction Date,Narrative,Debit Amount,Credit Amount,Balance\n25 Jan 2026,Shop,5.25,,94.75\n26-Jan-2026,Pay,,10.00,104.75\n'.replace(
        '26-Jan-2026',
        '26 Jan 2026',
      ),
      '2026-01-25 -5.25',
      '2026-01-26 10.00',
    ],
    Swiss: [
      "Buchungsdatum;Text;Betrag CHF\n2026-01-25;Laden;-1'005.25\n2026-01-26;Lohn;6'000.00\n",
      '2026-01-25 -1005.25',
      '2026-01-26 6000.00',
    ],
    'times of day': [
      'Type,Started Date,Completed Date,Description,Amount,Fee,Currency,State\nCARD,2026-01-24 10:00:00,2026-01-25 10:11:12,Shop,-5.25,0.00,EUR,COMPLETED\n',
      '2026-01-25 -5.25',
    ],
    parentheses: [
      'Date,Payee,Amount\n1/25/26,Shop,($1,005.25)\n1/26/26,Pay,"$2,000.00"\n'.replace('($1,005.25)', '"($1,005.25)"'),
      '2026-01-25 -1005.25',
      '2026-01-26 2000.00',
    ],
  };
  test.each(Object.entries(tables))('%s', async (_, [text, ...lines]) => {
    expect(detectFormat(text, 'x.txt')?.name).toBe('csv');
    const { entries, problems } = await readBank(csv, text, own);
    expect(entries.map(({ date, postings }) => `${date} ${postings[0]!.amount.quantity}`)).toEqual(lines);
    expect(problems.filter((problem) => problem.startsWith('ERROR'))).toEqual([]);
  });
});

test('columns that the sender names, and amounts of a card, where spending is positive', async () => {
  const nothing = { dateFormat: null, debit: null, credit: null, sign: null, id: null, balance: null, currency: null, delimiter: null };
  const mapping: CsvMapping = { ...nothing, date: 'when', amount: 'x', payee: 'y', description: [], decimalMark: null, invert: true };
  const { lines, problems } = await readBank(csv, 'when,x,y\n2026-01-25,5.25,Shop\n2026-01-26,-5.25,Shop\n', { ...own, csv: mapping });
  expect(lines).toEqual([
    '2026-01-25 assets:bank -5.25 EUR from expenses:unknown Shop',
    '2026-01-26 assets:bank 5.25 EUR from income:unknown Shop',
  ]);
  expect(problems).toEqual([]);
  const missing = await readBank(csv, 'when,x\n2026-01-25,5.25\n', { ...own, csv: mapping });
  expect(missing.problems).toEqual(['ERROR 1 COLUMNS_UNKNOWN']);
});

test('days and months that could be either are said to be a guess', async () => {
  const { lines, problems } = await readBank(csv, 'Date,Amount\n01/02/2026,1.00\n03/02/2026,2.00\n', own);
  expect(lines.map((line) => line.slice(0, 10))).toEqual(['2026-02-01', '2026-02-03']);
  expect(problems).toContain('WARNING 1 DATE_ORDER_GUESSED');
});

test.each([
  ['13/01/2026', '2026-02-01'],
  ['01/13/2026', '2026-01-02'],
])('days and months that the first rows leave open are told by one far below: %s', async (last, first) => {
  const open = '01/02/2026,1.00,x\n'.repeat(900);
  const { entries, problems } = await readBank(csv, `Date,Amount,Text\n${open}${last},1.00,x\n`, own);
  expect([entries.length, entries[0]!.date, problems]).toEqual([901, first, ['WARNING 1 COLUMNS_GUESSED']]);
});

test('what is broken is named with its line', async () => {
  const text = 'Date,Amount,Text\n2026-01-25,5.25,a\n2026-02-30,5.25,b\n2026-01-27,12,5O,c\n2026-01-28,5.25,d\n2026-01-28,1O.25,d\n';
  const { problems } = await readBank(csv, text.repeat(1), own);
  expect(problems.filter((problem) => problem.startsWith('ERROR'))).toEqual(['ERROR 3 BAD_DATE', 'ERROR 6 BAD_AMOUNT']);
});

test('a line below the table that begins with words and has no amount is left out', async () => {
  const { lines, problems } = await readBank(csv, 'Date,Amount,Text\n2026-01-25,5.25,a\n2026-01-26,5.25,a\nAs of 31 January,,\n', own);
  expect([lines.length, problems]).toEqual([2, ['WARNING 1 COLUMNS_GUESSED', 'WARNING 4 LINE_LEFT_OUT']]);
});

test.each([
  ['Amount (GBP)', '', 'GBP'],
  ['Betrag (€)', '', 'EUR'],
  ['Betrag CHF', '', 'CHF'],
  ['Net Amount SUM', '', 'USD'],
  ['Amount', 'Waehrung', 'SEK'],
])('the currency of %s %s', async (amount, currency, expected) => {
  const text = `Date,${amount},Text,${currency}\n2026-01-25,5.25,a,${currency && 'SEK'}\n2026-01-26,5.25,b,${currency && 'SEK'}\n`;
  const { statements, problems } = await readBank(csv, text, { account: 'assets:bank' });
  expect(statements).toEqual([`assets:bank opens ? ${expected} closes ?`]);
  expect(problems.includes('WARNING 2 CURRENCY_ASSUMED')).toBe(expected === 'USD');
});

test('a table without headings whose balances stand before its amounts', async () => {
  const abn =
    '123456789\tEUR\t20260125\t1000,00\t987,50\t20260125\t-12,50\tBakker\n123456789\tEUR\t20260126\t987,50\t1087,50\t20260126\t100,00\tWerk\n';
  const { lines, statements } = await readBank(csv, abn, { account: 'assets:bank' });
  expect(lines).toEqual([
    '2026-01-25 assets:bank -12.50 EUR from expenses:unknown Bakker',
    '2026-01-26 assets:bank 100.00 EUR from income:unknown Werk',
  ]);
  expect(statements).toEqual(['assets:bank opens ? EUR closes 1087.50']);
  const running = '2026-01-26\t90.00\t-4.75\tCafé\n2026-01-25\t94.75\t-5.25\tShop\n2026-01-24\t100.00\t-1.00\tShop\n';
  expect((await readBank(csv, running, own)).lines[0]).toContain('2026-01-26 assets:bank -4.75 EUR');
});

test.each([
  ['Narration', 'Shop'],
  ['Beschreibung', 'Shop'],
  ['Tekst', 'Shop'],
  ['Opis operacji', 'Shop'],
  ['Counter Party', 'Shop'],
  ['Whatever it is', 'Shop | Card'],
])('words under %s', async (heading, expected) => {
  const text = `Date,Amount,${heading},Balance,Kind\n2026-01-25,5.25,Shop,5.25,Card\n2026-01-26,5.25,Shop,10.50,Card\n`;
  const [line] = (await readBank(csv, text, own)).lines;
  expect(line).toContain(expected.replace(' | ', ' '));
});

test('what is not booked, or not yet, is left out', async () => {
  const text = 'Date,Amount,Payee,State\n2026-01-25,5.25,a,COMPLETED\n2026-01-26,5.25,b,PENDING\n2026-01-27,5.25,c,REVERTED\n';
  const { lines, problems } = await readBank(csv, text, own);
  expect(lines).toEqual(['2026-01-25 assets:bank 5.25 EUR from income:unknown a']);
  expect(problems).toEqual(['WARNING 1 COLUMNS_GUESSED', 'WARNING 3 NOT_BOOKED', 'WARNING 4 NOT_BOOKED']);
});

test('a balance that does not follow is told with the difference', async () => {
  const { messages } = await readBank(csv, 'Date,Amount,Balance\n2026-01-25,5.00,105.00\n2026-01-26,5.00,112.00\n', own);
  expect(messages[1]).toContain('The difference is 2.00');
});

test('a table without dates is none, unless it calls itself one', () => {
  expect(detectFormat('name,age\nAnna,5\nBen,6\n', 'x.txt')).toBeNull();
  expect(detectFormat('name,age\nAnna,5\nBen,6\n', 'x.csv')?.name).toBe('csv');
});

// Each column would be tried as each of ten roles, in every line that could be the heading: minutes.
test('a table of more columns than any bank has is refused before they are looked at', async () => {
  const wide = `Date,Amount${','.repeat(60_000)}\n`.repeat(20);
  expect(detectFormat(wide, 'x.csv')?.name).toBe('csv');
  const { lines, problems, messages } = await readBank(csv, wide, own);
  expect([lines, problems]).toEqual([[], ['ERROR 1 TOO_MANY_COLUMNS']]);
  expect(messages[0]).toContain('60,002 columns');
});
