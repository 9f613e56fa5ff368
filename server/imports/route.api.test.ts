import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../testing/test-app.ts';

let app: TestApp;
let server: Server;
let at: string;
beforeAll(async () => {
  app = await createTestApp();
  server = createServer(app.app.listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  await app.close();
});

const journal = '2026-01-01 Opening\n    assets:bank  100 EUR\n    equity:opening\n';
const post = (query: string, body: string | Buffer<ArrayBuffer>, headers: Record<string, string> = {}) =>
  fetch(`${at}/imports?${query}`, { method: 'POST', body, headers });

describe('POST /imports', () => {
  it('makes "My books" where there is only the demo company, and imports into it', async () => {
    const demo = await app.book({ isDemo: true, name: 'Demo' });
    await app.store.source.query('update book set is_default = (id = $1)', [demo.bookId]);
    const response = await post('fileName=mine.journal&wait=true', journal);
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      status: 'SUCCEEDED',
      format: 'hledger',
      transactionsAdded: 1,
      duplicatesSkipped: 0,
      pricesAdded: 0,
      problems: [],
      book: { name: 'My books', created: true },
    });
    const again = await (await post('fileName=mine.journal&wait=true', journal)).json();
    expect(again).toMatchObject({ transactionsAdded: 0, duplicatesSkipped: 1, book: { name: 'My books', created: false } });
  });

  it('refuses the demo company when it is named', async () => {
    const demo = await app.book({ isDemo: true });
    const response = await post('fileName=a.journal', journal, { 'farthing-book': demo.id });
    expect([response.status, (await response.json()).errors[0].extensions.code]).toEqual([403, 'FORBIDDEN']);
  });

  it('answers 202 at once, and the import goes on', async () => {
    const book = await app.book();
    const response = await post('fileName=a.journal', journal, { 'farthing-book': book.id });
    expect(response.status).toBe(202);
    const { id } = await response.json();
    await expect
      .poll(async () => (await book.ask('query ($id: ID!) { import(id: $id) { status } }', { id })).import.status, { timeout: 30_000 })
      .toBe('SUCCEEDED');
  });

  it('gives the first answer to the same key, and refuses it with other options', async () => {
    const book = await app.book();
    const send = (query: string) =>
      post(`fileName=a.journal&wait=true${query}`, journal, { 'farthing-book': book.id, 'idempotency-key': 'k' });
    const tried = await (await send('&dryRun=true')).json();
    expect(await (await send('&dryRun=true')).json()).toMatchObject({ id: tried.id, dryRun: true });
    for (const other of ['', '&dryRun=true&sync=true', '&dryRun=true&confirmColumns=true', '&dryRun=true&account=assets:giro'])
      expect((await (await send(other)).json()).errors[0].extensions.code).toBe('CONFLICT');
  });

  it('answers 422 with the problems where the file is kept out', async () => {
    const book = await app.book();
    const response = await post('fileName=a.journal&wait=true', `${journal}\n2026-02-30 Never\n    a  1 EUR\n    b\n`, {
      'farthing-book': book.id,
    });
    expect(response.status).toBe(422);
    expect((await response.json()).problems).toEqual([expect.objectContaining({ severity: 'ERROR', line: 5 })]);
  });

  it('only tries a table whose columns it had to guess, where somebody wants to confirm them', async () => {
    const book = await app.book({ currency: 'EUR' });
    const send = async (query: string) => {
      const answer = await post(
        `fileName=a.csv&wait=true&confirmColumns=true&${query}`,
        'Buchung;Valuta;Sum\n03.02.2026;04.02.2026;-5,25\n',
        {
          'farthing-book': book.id,
        },
      );
      return answer.json();
    };
    const entries = async () => (await book.ask('{ book { transactionCount } }')).book.transactionCount;
    const tried = await send('account=assets:giro');
    expect(tried).toMatchObject({ status: 'SUCCEEDED', dryRun: true, transactionsAdded: 1 });
    const asked = `query ($id: ID!) { import(id: $id) { dryRun table { account currency isGuessed mapping { date amount dateFormat decimalMark
      delimiter } columns { name samples } lines { line date amount currency payee text } } } }`;
    const { table } = (await book.ask(asked, { id: tried.id })).import;
    expect(table).toEqual({
      account: 'assets:giro',
      currency: 'EUR',
      isGuessed: true,
      mapping: { date: 'Buchung', amount: 'Sum', dateFormat: 'DD.MM.YYYY', decimalMark: ',', delimiter: ';' },
      columns: [
        { name: 'Buchung', samples: ['03.02.2026'] },
        { name: 'Valuta', samples: ['04.02.2026'] },
        { name: 'Sum', samples: ['-5,25'] },
      ],
      lines: [{ line: 2, date: '2026-02-03', amount: '-5.25', currency: 'EUR', payee: null, text: '' }],
    });
    expect(tried.table).toMatchObject(table);
    expect([await entries(), (await book.ask('{ imports(dryRuns: false) { edges { node { id } } } }')).imports.edges]).toEqual([0, []]);
    expect(await send('account=assets:giro&csv.date=Valuta&csv.amount=Sum')).toMatchObject({ dryRun: false, table: { isGuessed: false } });
    // The next one of the account has the columns that were named.
    expect(await send('account=assets:giro')).toMatchObject({
      dryRun: false,
      duplicatesSkipped: 1,
      table: { mapping: { date: 'Valuta' } },
    });
    expect(await entries()).toBe(1);
  });

  it('tells what a table holds whose columns are not plain', async () => {
    const book = await app.book();
    const answer = await post('fileName=a.csv&wait=true&confirmColumns=true', 'x;y\nbread;butter\n', { 'farthing-book': book.id });
    expect(await answer.json()).toMatchObject({
      status: 'FAILED',
      problems: [expect.anything(), { code: 'COLUMNS_UNKNOWN' }],
      table: { mapping: null, lines: [], columns: [{ name: '1', samples: ['x', 'bread'] }, { name: '2' }] },
    });
  });

  it.each([
    ['', 'fileName'],
    ['fileName=a&format=abacus', 'format'],
    ['fileName=a&wait=perhaps', 'wait'],
  ])('says what is wrong with ?%s', async (query, name) => {
    const response = await post(query, journal);
    expect([response.status, (await response.json()).errors[0].message]).toEqual([400, expect.stringContaining(`?${name}=`)]);
  });
});

describe('wrong files of any kind', () => {
  const wrong: [string, Buffer<ArrayBuffer> | string][] = [
    ['an empty one', ''],
    ['a truncated one', `${journal}\n2026-01-02 Cut\n    assets:bank  1`],
    ['a binary one', Buffer.from(Array.from({ length: 5_000 }, (_, index) => (index * 7919) % 256))],
    [
      'one in another encoding',
      Buffer.concat([Buffer.from(journal), Buffer.from('\n2026-01-02 Caf\xe9\n    a  1 EUR\n    b\n', 'latin1')]),
    ],
    ['an unbalanced one', '2026-01-01 x\n    a  1 EUR\n    b  1 EUR\n'],
    ['one with a bad date', '2026-13-01 x\n    a  1 EUR\n    b\n'],
    ['one with an unknown directive', `${journal}frobnicate the books\n`],
    ['100 MB of one line', Buffer.alloc(100_000_000, 'a')],
    ['one with a number of 20 000 decimals', `2026-01-01 x\n    a  0.${'1'.repeat(20_000)} EUR\n    b\n`],
    ['one with an account of 5 000 levels', `account ${'a:'.repeat(5_000)}b\n`],
    ['one with a currency of 60 000 letters', `2026-01-01 x\n    a  1 "${'c'.repeat(60_000)}"\n    b\n`],
    ['prose', 'Dear Sir or Madam,\nplease find our books attached.\n'],
  ];

  it.each(wrong)('%s gets problems and leaves the book as it was', async (_name, body) => {
    const book = await app.book();
    const response = await post('fileName=a.journal&wait=true', body, { 'farthing-book': book.id });
    const report = await response.json();
    expect([response.status, report.status]).toEqual([422, 'FAILED']);
    expect(report.problems.length).toBeGreaterThan(0);
    expect(report.problems.every((problem: { line: number; message: string }) => problem.line >= 1 && problem.message.length > 20)).toBe(
      true,
    );
    const [{ n }] = await app.store.source.query('select count(*)::int as n from transaction where book_id = $1', [book.bookId]);
    expect(n).toBe(0);
  });
});

describe('pages of other sites', () => {
  it('are refused by their Host and by their Origin', async () => {
    const foreign = await post('fileName=a.journal', journal, { origin: 'https://elsewhere.example' });
    expect(foreign.status).toBe(403);
  });
});
