import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { figuresOf } from '../testing/all-figures.ts';
import { createTestApp, type TestApp, type TestBook } from '../testing/test-app.ts';

let app: TestApp;
let server: Server;
let at: string;
beforeAll(async () => {
  app = await createTestApp();
  server = createServer(app.app.listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  at = `http://127.0.0.1:${(server.address() as AddressInfo).port}/export`;
});
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  await app.close();
});

const get = (book: TestBook, path: string) => fetch(`${at}/${path}`, { headers: { 'farthing-book': book.id } });
const textOf = async (book: TestBook, path: string) => (await get(book, path)).text();

/** Everything that an entry can have, and words that a journal would read as something else. */
const odd = `commodity 1.000,00 EUR
commodity "A 1" 1,000.
account assets:bank:über konto  ; type:C
account Sundry  ; type:X, role: cost-of-goods
account liabilities:loan  ; role: debt-long

P 2026-01-01 EUR 1.0825 USD
P 2026-01-01 "A 1" 3 EUR

2026-01-01 Opening
    assets:bank:über konto    1.234,50 EUR
    equity:opening

2026-01-05=2026-01-09 ! (INV 7) Baker | bread and rolls  ; shop:corner, tax:yes
    ; a second line
    * Sundry    12,50 EUR  ; item:bread
    [budget:food]     -12,50 EUR
    [budget]
    (miles)            3 mi  ; date:2026-02-01
    assets:bank:über konto

2026-01-06 * () (not a code) = no date
    assets:shares    5 "A 1" @ 2,345 EUR
    assets:bank:über konto    -11,73 EUR

2026-02-01 exchange
    assets:dollars    110.00 USD
    assets:bank:über konto    -100,00 EUR

2026-02-03 * interest
    liabilities:loan    10,00 EUR
    expenses:interest    1 EUR
    assets:bank:über konto
`.replaceAll('110.00 USD', '110,00 USD');

describe('GET /export/journal', () => {
  it('gives a journal that yields the same figures, and the same journal again', async () => {
    const book = await app.book({ currency: 'EUR' }, odd);
    const response = await get(book, 'journal');
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/plain; charset=utf-8']);
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="?Book-\d+\.journal"?$/);
    const journal = await response.text();
    const copy = await app.book({ currency: 'EUR' });
    expect(await copy.load(journal, { fileName: 'copy.journal' })).toMatchObject({
      status: 'SUCCEEDED',
      format: 'hledger',
      transactionsAdded: 5,
    });
    expect(await figuresOf(copy)).toEqual(await figuresOf(book));
    const again = await textOf(copy, 'journal');
    expect(again.split('\n').slice(1)).toEqual(journal.split('\n').slice(1));
  });

  it('keeps what a bank wrote readable: semicolons, bars, marks, brackets', async () => {
    const csv = 'Date,Payee,Description,Amount\n2026-01-05,"A; B | C","* (x) date:soon [2026/1/1]",-5.25\n2026-01-06,,"=2026",1.00\n';
    const book = await app.book({ currency: 'EUR' });
    await book.load(csv, { fileName: 'x.csv', bank: { account: 'assets:bank', currency: 'EUR' } });
    const copy = await app.book({ currency: 'EUR' }, await textOf(book, 'journal'));
    expect(await figuresOf(copy)).toEqual(await figuresOf(book));
  });

  it('writes an opening entry that is set aside as a comment', async () => {
    const year = (n: number, amount: number) =>
      `${n}-01-01 Opening\n    assets:bank  ${amount} USD\n    equity:opening\n\n${n}-06-01 Pay\n    assets:bank  50 USD\n    income:pay\n`;
    const book = await app.book({}, year(2025, 100), year(2026, 150));
    const copy = await app.book({}, await textOf(book, 'journal'));
    expect(await figuresOf(copy)).toEqual(await figuresOf(book));
  });
});

describe('GET /export/*.csv', () => {
  it('has a row for each posting of what the filter means, and runs nothing in a spreadsheet', async () => {
    const book = await app.book(
      {},
      '2026-01-05 =HYPERLINK("x") | "a, b"\n    expenses:food    -5 USD\n    assets:bank\n',
      '2026-02-05 later\n    expenses:food    5 USD\n    assets:bank\n',
    );
    const rows = (await textOf(book, 'transactions.csv?to=2026-01-31')).split('\r\n');
    expect(rows).toHaveLength(4);
    expect(rows[1]).toMatch(/^tx\w*_\d+_\d+,2026-01-05,UNMARKED,,"'=HYPERLINK\(""x""\)","""a, b""",expenses:food,-5,USD,,,2026-01-05,,$/);
    expect((await textOf(book, 'transactions.csv?account=expenses&min=5&text=later')).split('\r\n')).toHaveLength(4);
    expect(await textOf(book, 'accounts.csv')).toContain('expenses:food,EXPENSE,\r\n');
  });

  it.each([
    'transactions.csv?form=2026-01-01',
    'transactions.csv?from=soon',
    'transactions.csv?type=food',
    'transactions.csv?from=2026-02-01&to=2026-01-01',
  ])('%s is refused with a reason', async (path) => {
    const response = await get(await app.book(), path);
    expect([response.status, (await response.json()).errors[0].extensions.code]).toEqual([400, 'BAD_USER_INPUT']);
  });
});
