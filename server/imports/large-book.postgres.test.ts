import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestApp, type TestApp, type TestBook } from '../testing/test-app.ts';

const entriesCount = 6_000;
const entry = (n: number) =>
  `2026-01-${String(1 + (n % 28)).padStart(2, '0')} entry ${n}\n    expenses:food  ${n}.25 EUR\n    assets:bank\n`;
const journal = (count: number, from: number) => Array.from({ length: count }, (_, n) => entry(from + n)).join('\n');

let app: TestApp;
let book: TestBook;
beforeAll(async () => {
  app = await createTestApp();
  book = await app.book({}, journal(entriesCount, 0));
  await app.store.source.query('analyze');
});
afterAll(() => app.close());

/** How often whole tables were read meanwhile; of the table that was read most. */
async function timesScanned(work: () => Promise<unknown>): Promise<number> {
  const counts = async (): Promise<Record<string, number>> => {
    // What a connection has counted is told when it has been idle for a while, or when it is asked.
    await app.store.source.query('select pg_stat_force_next_flush()');
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    const rows = await app.store.source.query(
      `select relname as name, seq_scan::int as n from pg_stat_user_tables where relname in ('transaction', 'posting', 'search_text', 'search_entry')`,
    );
    return Object.fromEntries(rows.map(({ name, n }: { name: string; n: number }) => [name, n]));
  };
  const before = await counts();
  await work();
  const after = await counts();
  return Math.max(...Object.keys(after).map((name) => after[name]! - before[name]!));
}

/** A statement may read a table once, and some do for each batch; what none may is to read it for each entry of a thousand. */
const few = 60;

const ofxOf = (account: string, from: number, count: number, sign: string) =>
  `OFXHEADER:100\n\n<OFX><STMTRS><CURDEF>EUR<BANKACCTFROM><ACCTID>${account}</BANKACCTFROM><BANKTRANLIST>\n${Array.from(
    { length: count },
    (_, n) =>
      `<STMTTRN><DTPOSTED>202602${String(1 + ((from + n) % 28)).padStart(2, '0')}<TRNAMT>${sign}${from + n}.75<FITID>${from + n}<NAME>Payee ${(from + n) % 50}</STMTTRN>`,
  ).join('\n')}\n</BANKTRANLIST></STMTRS></OFX>\n`;

it('statements, transfers between them and a synced journal look their entries up, however many there are in the book', async () => {
  const mine = await app.book({}, journal(entriesCount, 0));
  const checking = { bank: { account: 'assets:bank' } };
  const savings = { bank: { account: 'assets:savings' } };
  await mine.load(ofxOf('1', 0, 3_000, '-'), checking);
  await app.store.source.query('analyze');
  const steps: [string, () => Promise<unknown>][] = [
    ['a statement that overlaps', () => mine.load(ofxOf('1', 2_500, 1_000, '-'), checking)],
    ['the other side of transfers', () => mine.load(ofxOf('2', 2_000, 1_000, ''), savings)],
    ['a journal', () => mine.load(journal(1_000, 20_000), { fileName: 'mine.journal', sync: true })],
    ['the journal as it is now', () => mine.load(journal(1_000, 20_200), { fileName: 'mine.journal', sync: true })],
  ];
  for (const [name, step] of steps) {
    const times = await timesScanned(async () => {
      expect(await step()).toMatchObject({ status: 'SUCCEEDED' });
    });
    expect([name, times < few ? 'few' : times]).toEqual([name, 'few']);
  }
}, 300_000);

it('so do a second file, the same again, its undoing, and a search', async () => {
  let id = '';
  const text = journal(1_500, entriesCount - 500);
  const added = await timesScanned(async () => {
    const report = await book.load(text);
    expect(report).toMatchObject({ transactionsAdded: 1_000, duplicatesSkipped: 500 });
    id = report.id;
  });
  const again = await timesScanned(() => book.load(text));
  const undo = 'mutation ($id: ID!) { undoImport(input: { id: $id }) { userErrors { message } } }';
  const undone = await timesScanned(() => book.ask(undo, { id }));
  const searched = await timesScanned(() => book.ask('{ search(query: "entry 17") { edges { score } } }'));
  expect([added, again, undone, searched].map((times) => (times < few ? 'few' : times))).toEqual(['few', 'few', 'few', 'few']);
}, 300_000);

it('the planner is told of what is a tenth of the book, and not of less', async () => {
  const looked = async (): Promise<number> => {
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    const [row] = await app.store.source.query("select analyze_count::int as n from pg_stat_user_tables where relname = 'transaction'");
    return row.n;
  };
  const mine = await app.book({}, journal(3_000, 0));
  const before = await looked();
  await mine.load(journal(100, 40_000));
  expect(await looked()).toBe(before);
  await mine.load(journal(600, 50_000));
  expect(await looked()).toBeGreaterThan(before);
}, 120_000);
