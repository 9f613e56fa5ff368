import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Decimal } from '../ledger/decimal.ts';
import { factsOf, journalOf as journalOfBook, type RandomBook, type RandomPosting, randomBook } from '../testing/random-book.ts';
import { createTestApp, type TestApp, type TestBook } from '../testing/test-app.ts';

// Small enough to check by hand. Dollars: 100 at first, 200 bought for 180 EUR, 50 paid to a supplier.
const journal = `
account assets:bank            ; type: C
account assets:dollars         ; type: C
account assets:receivable
account assets:machines        ; role: fixed-asset
account liabilities:loan       ; role: debt-long
account liabilities:suppliers  ; role: payable
account equity:conversion      ; type: V

P 2025-12-01 USD 0.90 EUR
P 2026-02-15 USD 0.80 EUR
P 2026-02-28 USD 0.85 EUR

2025-12-31 opening balances
    assets:bank                  1000.00 EUR
    assets:dollars                100.00 USD @ 0.90 EUR
    assets:receivable             200.00 EUR
    equity:opening balances     -1290.00 EUR

2026-01-10 sale
    assets:bank                   500.00 EUR
    income:sales

2026-01-20 machine
    assets:machines               300.00 EUR
    assets:bank

2026-01-25 loan
    assets:bank                   400.00 EUR
    liabilities:loan

2026-02-05 exchange
    assets:bank                  -180.00 EUR
    equity:conversion             180.00 EUR
    equity:conversion            -200.00 USD
    assets:dollars                200.00 USD

2026-02-10 supplier
    liabilities:suppliers          50.00 USD
    assets:dollars

2026-02-20 rent
    expenses:rent                 150.00 EUR
    assets:bank

2026-02-25 who knows
    odd                            10.00 EUR
    assets:bank
`;

const fields = `currency period { label } buckets { label } openingCash { amount } netChange { amount } currencyEffect { amount } closingCash { amount }
  operating { ...section } investing { ...section } financing { ...section } unpriced { currency amount on } warnings { code account { fullName } }`;
const sectionFields = `fragment section on StatementSection { total { amount } comparativeTotals { amount }
  lines { label depth hasChildren account { fullName } value { amount } comparatives { amount } native { amount currency } } }`;

let app: TestApp;
let book: TestBook;

beforeAll(async () => {
  app = await createTestApp(new Date('2026-10-15T12:00:00Z'));
  book = await app.book({ currency: 'EUR' }, journal);
});

afterAll(() => app.close());

const cashFlow = async (asked: string, of = book): Promise<any> =>
  (await of.ask(`{ cashFlow(${asked}) { ${fields} } } ${sectionFields}`)).cashFlow;

test('each entry that touches cash stands under what its other side is', async () => {
  const statement = await cashFlow('from: "2026-01-01", to: "2026-02-28", interval: MONTH');
  expect(statement.buckets).toEqual([{ label: 'Jan 2026' }, { label: 'Feb 2026' }]);
  // 1000 + 100 USD at 0.90.
  expect(statement.openingCash.amount).toBe('1090.00');
  // Sales 500, rent 150, the supplier 50 USD at the 0.90 of that day, and what is of no known type.
  expect(statement.operating).toMatchObject({
    total: { amount: '295.00' },
    comparativeTotals: [{ amount: '500.00' }, { amount: '-205.00' }],
  });
  expect(statement.investing).toMatchObject({
    total: { amount: '-300.00' },
    comparativeTotals: [{ amount: '-300.00' }, { amount: '0.00' }],
  });
  expect(statement.financing).toMatchObject({ total: { amount: '400.00' }, comparativeTotals: [{ amount: '400.00' }, { amount: '0.00' }] });
  // 1260 + 250 USD at 0.85.
  expect(statement.closingCash.amount).toBe('1472.50');
  expect(statement.netChange.amount).toBe('382.50');
  // 100 USD lost 0.05 each, the 200 bought at 0.90 too, and the 50 went at 0.90 instead of 0.85: -5 - 10 + 2.50.
  expect(statement.currencyEffect.amount).toBe('-12.50');
  expect(statement.warnings).toEqual([{ code: 'UNTYPED_ACCOUNT', account: { fullName: 'odd' } }]);
  expect(statement.unpriced).toEqual([]);
});

test('lines stand in tree order, inflow positive, with exact native amounts', async () => {
  const { operating } = await cashFlow('from: "2026-02-01", to: "2026-02-28", interval: MONTH');
  expect(operating.lines.map((line: { label: string; value: { amount: string } }) => [line.label, line.value.amount])).toEqual([
    ['expenses', '-150.00'],
    ['rent', '-150.00'],
    ['liabilities', '-45.00'],
    ['suppliers', '-45.00'],
    ['odd', '-10.00'],
  ]);
  expect(operating.lines[3]).toMatchObject({ depth: 2, hasChildren: false, native: [{ amount: '-50.00', currency: 'USD' }] });
  const cut = await cashFlow('from: "2026-02-01", to: "2026-02-28", depth: 1');
  expect(cut.operating.lines.map((line: { label: string }) => line.label)).toEqual(['expenses', 'liabilities', 'odd']);
});

test('opening balances are one line of financing, whatever else they open', async () => {
  const { openingCash, operating, financing, currencyEffect } = await cashFlow('from: "2025-12-31", to: "2025-12-31"');
  expect(openingCash.amount).toBe('0.00');
  expect(operating.lines).toEqual([]);
  expect(financing.lines).toMatchObject([{ account: null, label: 'opening balances', depth: 1, value: { amount: '1090.00' } }]);
  expect(currencyEffect.amount).toBe('0.00');
});

test('in another currency each flow has the rate of its day', async () => {
  // 500 EUR on 10 January at 1 / 0.90.
  const { operating, openingCash } = await cashFlow('from: "2026-01-01", to: "2026-01-31", currency: "USD"');
  expect(operating.total.amount).toBe('555.56');
  // 1000 / 0.90 + 100.
  expect(openingCash.amount).toBe('1211.11');
});

test('where today lies in the range, figures stop there; later columns are empty', async () => {
  app.now = new Date('2026-02-08T12:00:00Z');
  const statement = await cashFlow('from: "2026-01-01", to: "2026-03-31", interval: MONTH');
  app.now = new Date('2026-10-15T12:00:00Z');
  // After the exchange: 1420 and 300 USD at 0.90. The supplier is not paid before the 10th.
  expect(statement).toMatchObject({ closingCash: { amount: '1690.00' }, currencyEffect: { amount: '0.00' } });
  expect(statement.operating.comparativeTotals).toEqual([{ amount: '500.00' }, { amount: '0.00' }, { amount: '0.00' }]);
});

test('what has no rate is left out and listed', async () => {
  const unpriced = await app.book(
    { currency: 'EUR' },
    '2026-01-05 gift\n    assets:cash  5 XYZ\n    income:gifts\n\n2026-01-06 gift\n    assets:cash  1.00 EUR\n    income:gifts\n',
  );
  const statement = await cashFlow('from: "2026-01-01", to: "2026-01-31"', unpriced);
  expect(statement).toMatchObject({
    closingCash: { amount: '1.00' },
    operating: { total: { amount: '1.00' } },
    currencyEffect: { amount: '0.00' },
  });
  expect(statement.unpriced).toEqual([
    { currency: 'XYZ', amount: '5', on: '2026-01-31' },
    { currency: 'XYZ', amount: '-5', on: '2026-01-05' },
  ]);
  expect(statement.warnings.map((warning: { code: string }) => warning.code)).toEqual(['UNPRICED']);
});

test('a book without cash says so', async () => {
  const noCash = await app.book({ currency: 'EUR' }, '2026-01-05 x\n    expenses:a  5 EUR\n    liabilities:b\n');
  const statement = await cashFlow('from: "2026-01-01", to: "2026-01-31"', noCash);
  expect(statement.warnings.map((warning: { code: string }) => warning.code)).toEqual(['NO_ACCOUNT_OF_ROLE']);
});

test.each([
  ['from: "2026-02-01", to: "2026-01-01"', /swap/],
  ['from: "2026-01-01", to: "2026-02-01", depth: 0', /depth is 1/],
  ['from: "2000-01-01", to: "2026-02-01", interval: DAY', /shorter range/],
])('%s is refused', async (asked, message) => {
  const { errors } = await book.answer(`{ cashFlow(${asked}) { currency } }`);
  expect(errors).toMatchObject([{ message: expect.stringMatching(message), extensions: { code: 'BAD_USER_INPUT' } }]);
});

const accounts = [
  'assets:bank',
  'assets:cash',
  'assets:receivable',
  'assets:equipment',
  'liabilities:loan',
  'liabilities:payable',
  'equity:shares',
  'income:sales',
  'expenses:rent',
  'odd',
];

const entries = fc.array(
  fc.record({
    day: fc.integer({ min: 1, max: 28 }),
    month: fc.integer({ min: 1, max: 6 }),
    cents: fc.integer({ min: -99_999, max: 99_999 }),
    more: fc.integer({ min: -99_999, max: 99_999 }),
    three: fc.tuple(fc.constantFrom(...accounts), fc.constantFrom(...accounts), fc.constantFrom(...accounts)),
    currency: fc.constantFrom('EUR', 'EUR', 'USD', 'GBP'),
  }),
  { minLength: 1, maxLength: 30 },
);

function journalOf(random: typeof entries extends fc.Arbitrary<infer Entries> ? Entries : never, currencies: boolean): string {
  const money = (cents: number) => Decimal.of(BigInt(cents), 2).toString();
  const prices = 'P 2026-01-01 USD 0.9 EUR\nP 2026-03-03 USD 0.87 EUR\nP 2026-01-01 GBP 1.1234 EUR\nP 2026-05-20 GBP 1.2 EUR\n';
  const texts = random.map(({ day, month, cents, more, three: [a, b, c], currency }) => {
    const unit = currencies ? currency : 'EUR';
    const date = `2026-0${month}-${String(day).padStart(2, '0')}`;
    return `${date} random\n    ${a}  ${money(cents)} ${unit}\n    ${b}  ${money(more)} ${unit}\n    ${c}  ${money(-cents - more)} ${unit}\n`;
  });
  return `${prices}\n${texts.join('\n')}`;
}

test('random books: the statement adds up; in one currency nothing is left to currency, and the months add up to the whole', {
  timeout: 120_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(entries, fc.boolean(), async (random, currencies) => {
      const found = await app.book({ currency: 'EUR' }, journalOf(random, currencies));
      const statement = await cashFlow('from: "2026-02-10", to: "2026-06-20", interval: MONTH', found);
      const of = (money: { amount: string }) => Decimal.from(money.amount);
      const sections = [statement.operating, statement.investing, statement.financing];
      const sum = Decimal.sum([statement.openingCash, statement.currencyEffect, ...sections.map((section) => section.total)].map(of));
      expect(sum.toString()).toBe(statement.closingCash.amount);
      if (currencies) return;
      expect(statement.currencyEffect.amount).toBe('0.00');
      for (const section of sections) expect(Decimal.sum(section.comparativeTotals.map(of)).equals(of(section.total))).toBe(true);
    }),
    { numRuns: 15 },
  );
});

/** The three figures by the definition, entry by entry, with nothing summed beforehand. */
function byDefinition(random: RandomBook, from: string, to: string): { operating: Decimal; financing: Decimal; burned: Decimal } {
  const { valuation } = factsOf(random, 'USD');
  const isCash = ({ account }: RandomPosting) => account.startsWith('assets:bank');
  const isFinancing = ({ account }: RandomPosting) => /^(equity|liabilities)/.test(account);
  let [operating, financing, burned] = [Decimal.zero, Decimal.zero, Decimal.zero];
  for (const { date, postings } of random.entries) {
    if (date < from || date > to || !postings.some(isCash)) continue;
    const counter = postings.filter((posting) => !isCash(posting));
    const isOpening =
      counter.some(({ account }) => account === 'equity:opening') &&
      counter.every(({ account }) => /^(assets|liabilities|equity)/.test(account));
    for (const posting of counter) {
      const { amount, commodity } = posting.cost ?? posting;
      const id = ['USD', 'EUR', 'GBP', 'JPY', 'HRK'].indexOf(commodity);
      const paid = amount.times(valuation.rate(id, date) ?? Decimal.zero);
      if (isOpening || isFinancing(posting)) financing = financing.minus(paid);
      else operating = operating.minus(paid);
      const isRefund = amount.sign < 0 && posting.account.startsWith('expenses');
      if (!isOpening && !isFinancing(posting) && (amount.sign > 0 || isRefund)) burned = burned.plus(paid);
    }
  }
  return { operating, financing, burned };
}

test('random books: sections and gross burn are what the definition says of each entry', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(randomBook({ priced: true }), async (random) => {
      const found = await app.book({ currency: 'USD' }, journalOfBook(random));
      const [from, to] = ['2024-08-20', '2026-03-13'];
      const { operating, investing, financing, warnings } = await cashFlow(`from: "${from}", to: "${to}", interval: QUARTER`, found);
      const expected = byDefinition(random, from, to);
      expect([operating, investing, financing].map((section) => section.total.amount)).toEqual([
        expected.operating.rounded(2).toString(),
        '0.00',
        expected.financing.rounded(2).toString(),
      ]);
      if (warnings.some(({ code }: { code: string }) => code === 'NO_ACCOUNT_OF_ROLE')) return;
      const { kpis } = await found.ask(
        `{ kpis(period: { range: { from: "${from}", to: "${to}" } }, keys: [GROSS_BURN, NET_BURN]) { kpis { value } } }`,
      );
      expect(kpis.kpis.map((kpi: { value: string }) => kpi.value)).toEqual([
        expected.burned.rounded(2).toString(),
        expected.operating.negated().rounded(2).toString(),
      ]);
    }),
    { numRuns: 15 },
  );
});
