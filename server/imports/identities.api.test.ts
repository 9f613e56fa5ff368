import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../testing/test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

const journal = ['2026-01-01 Rent\n    home  900 EUR\n    bank', '2026-01-02 Bread\n    food  3 EUR\n    bank'].join('\n\n');
const ofx = `OFXHEADER:100\n\n<OFX><STMTRS><CURDEF>EUR<BANKACCTFROM><ACCTID>77</BANKACCTFROM><BANKTRANLIST>
<STMTTRN><DTPOSTED>20260102<TRNAMT>-3<FITID>1<NAME>Baker</STMTTRN>
<STMTTRN><DTPOSTED>20260103<TRNAMT>-9<FITID>2<NAME>Kiosk</STMTTRN>
</BANKTRANLIST></STMTRS></OFX>\n`;

async function ownIdentities(bookId: number): Promise<boolean[]> {
  const rows = await app.store.source.query('select has_own_identity as own from transaction where book_id = $1 order by id', [bookId]);
  return rows.map(({ own }: { own: boolean }) => own);
}

test('entries of a journal are known by their content on their day, and those from before that was noted by their content alone', async () => {
  const book = await app.book({}, journal);
  expect(await ownIdentities(book.bookId)).toEqual([false, false]);
  expect(await book.load(journal)).toMatchObject({ transactionsAdded: 0, duplicatesSkipped: 2 });
  await app.store.source.query("update transaction set has_own_identity = true where book_id = $1 and description = 'Rent'", [book.bookId]);
  expect(await book.load(`${journal}\n\n${journal}`)).toMatchObject({ transactionsAdded: 2, duplicatesSkipped: 2 });
});

test('a line of a bank is known by what the bank calls it', async () => {
  const book = await app.book({}, journal);
  const bank = { account: 'bank:current' };
  expect(await book.load(ofx, { fileName: 'bank.ofx', bank })).toMatchObject({ status: 'SUCCEEDED', transactionsAdded: 2 });
  expect(await ownIdentities(book.bookId)).toEqual([false, false, true, true]);
  expect(await book.load(ofx, { fileName: 'again.ofx', bank })).toMatchObject({ transactionsAdded: 0, duplicatesSkipped: 2 });
});

test('an entry that a sync took out and its undo put back is known again', async () => {
  const book = await app.book();
  const sync = (text: string) => book.load(text, { fileName: 'books.journal', sync: true });
  await sync(journal);
  const shorter = journal.slice(0, journal.indexOf('\n\n'));
  const { id } = await sync(`${shorter}\n\n2026-01-05 Milk\n    food  1 EUR\n    bank`);
  expect(await ownIdentities(book.bookId)).toHaveLength(2);
  await book.ask('mutation ($id: ID!) { undoImport(input: { id: $id }) { userErrors { code } } }', { id });
  expect(await ownIdentities(book.bookId)).toEqual([false, true]);
  expect(await book.load(journal)).toMatchObject({ transactionsAdded: 0, duplicatesSkipped: 2 });
});
