import { describe, expect, it } from 'vitest';
import { entriesOf, itemsOf, problemsOf, sourceOf, textContext } from '../../testing/journal-oracle.ts';
import type { JournalItem } from '../journal.ts';
import { beancount } from './beancount.ts';

const opens = ['Assets:Cash', 'Assets:Broker', 'Income:Gains', 'Expenses:Food', 'Equity:Opening']
  .map((name) => `2020-01-01 open ${name}\n`)
  .join('');

function read(text: string, files: Record<string, string> = {}): Promise<JournalItem[]> {
  return itemsOf(beancount, sourceOf(text, 'main.beancount'), textContext(files));
}

async function faultsOf(text: string): Promise<string[]> {
  return problemsOf(await read(text)).map(({ place, code }) => `${place?.line}: ${code}`);
}

/** Each posting as `account quantity commodity [@@ cost]`. */
async function postingsOf(text: string): Promise<string[]> {
  const entries = entriesOf(await read(opens + text));
  return entries.flatMap(({ postings }) =>
    postings.map(({ account, amount, cost }) => {
      const price = cost ? ` @@ ${cost.quantity} ${cost.commodity}` : '';
      return `${account} ${amount.quantity} ${amount.commodity}${price}`;
    }),
  );
}

describe('beancount', () => {
  it('recognises its own books and leaves journals alone', () => {
    expect(beancount.recognises(`${opens}2020-01-02 * "a"\n`, 'book.txt')).toBeGreaterThan(0.7);
    expect(beancount.recognises('option "title" "x"\n2020-01-01 open Assets:A\n', 'main.beancount')).toBe(1);
    expect(beancount.recognises('2020-01-01 * lunch\n  expenses:food  10\n  assets:cash\n', 'a.journal')).toBe(0);
    expect(beancount.recognises('date,amount\n2020-01-01,10\n', 'a.csv')).toBe(0);
  });

  it('reads a transaction with all its parts', async () => {
    const items = await read(`${opens}2020-01-02 ! "Baker" "Bread" #food ^receipt-1
  place: "Rome"
  Expenses:Food  2.50 USD
    kind: "rye"
  * Assets:Cash
`);
    expect(problemsOf(items)).toEqual([]);
    expect(entriesOf(items)[0]).toMatchObject({
      place: { file: 'main.beancount', line: 6 },
      date: '2020-01-02',
      status: 'PENDING',
      payee: 'Baker',
      description: 'Bread',
      tags: [
        { name: 'food', value: '' },
        { name: 'link', value: 'receipt-1' },
        { name: 'place', value: 'Rome' },
      ],
      postings: [
        { account: 'Expenses:Food', status: 'PENDING', tags: [{ name: 'kind', value: 'rye' }] },
        { account: 'Assets:Cash', status: 'CLEARED', tags: [] },
      ],
      residue: [],
    });
  });

  it('keeps a flag that is no status as a tag', async () => {
    const [entry] = entriesOf(await read(`${opens}2020-01-02 S "x"\n  R Expenses:Food  1 USD\n  Assets:Cash\n`));
    expect(entry).toMatchObject({ status: 'UNMARKED', tags: [{ name: 'flag', value: 'S' }] });
    expect(entry!.postings[0]!.tags).toEqual([{ name: 'flag', value: 'R' }]);
  });

  it('declares accounts by the names of their roots, with their role', async () => {
    const items = await read(
      'option "name_assets" "Vermögen"\n2020-01-01 open Vermögen:Bank EUR\n  role: "fixed asset"\n2020-01-01 open Income:Job\n',
    );
    const accounts = items.flatMap((item) => (item.kind === 'account' ? [item.account] : []));
    expect(accounts.map(({ name, type, role }) => [name, type, role])).toEqual([
      ['Vermögen', 'ASSET', null],
      ['Vermögen:Bank', 'ASSET', 'FIXED_ASSET'],
      ['Income', 'REVENUE', null],
      ['Income:Job', 'REVENUE', null],
    ]);
  });

  it('reads commodities with a precision, and prices', async () => {
    const items = await read('\ufeff2020-01-01 commodity EUR\n  precision: 2\n2020-01-01 commodity USD\n2020-01-02 price EUR 1.080 USD\n');
    expect(items).toHaveLength(2);
    expect(items[0]).toMatchObject({ kind: 'commodity', commodity: { symbol: 'EUR', digits: 2 } });
    expect(items[1]).toMatchObject({ kind: 'price', price: { on: '2020-01-02', commodity: 'EUR', quote: 'USD' } });
  });

  it('takes the cost of a sale from its lot, not from its price', async () => {
    const sold = await postingsOf(`2020-01-02 * "buy"
  Assets:Broker  10 HOOL {5.00 USD}
  Assets:Cash
2020-01-03 * "sell"
  Assets:Broker  -4 HOOL {} @ 7.00 USD
  Assets:Cash    28.00 USD
  Income:Gains
`);
    expect(sold).toEqual([
      'Assets:Broker 10 HOOL @@ 50.00 USD',
      'Assets:Cash -50.00 USD',
      'Assets:Broker -4 HOOL @@ -20.00 USD',
      'Assets:Cash 28.00 USD',
      'Income:Gains -8.00 USD',
    ]);
  });

  it('keeps totals exact where a cost per unit has no end', async () => {
    const items = await read(`${opens}2020-01-02 * "buy"
  Assets:Broker  3 HOOL {{100.00 USD}}
  Assets:Cash    -100.00 USD
2020-01-03 * "sell one"
  Assets:Broker  -1 HOOL {}
  Assets:Cash    33.33 USD
2020-01-04 * "sell the others"
  Assets:Broker  -2 HOOL {}
  Assets:Cash    66.67 USD
2020-01-05 * "exchange"
  Assets:Cash    3 EUR @@ 10.00 USD
  Assets:Cash    -10.00 USD
`);
    expect(problemsOf(items)).toEqual([]);
    const basis = entriesOf(items).flatMap(({ postings }) =>
      postings.filter(({ account }) => account === 'Assets:Broker').map(({ cost }) => cost!.quantity),
    );
    expect(basis.reduce((sum, cost) => sum.plus(cost)).isZero).toBe(true);
    expect(entriesOf(items)[0]!.residue).toEqual([]);
    expect(entriesOf(items)[3]!.postings[0]!.cost!.quantity.toString()).toBe('10.00');
  });

  it('states what the tolerance let pass', async () => {
    const [entry] = entriesOf(await read(`${opens}2020-01-02 * "x"\n  Expenses:Food  1.00 USD\n  Assets:Cash  -0.997 USD\n`));
    expect(entry!.residue.map(({ quantity, commodity }) => `${quantity} ${commodity}`)).toEqual(['0.003 USD']);
  });

  it('fills one gap in each currency, in the order of the file', async () => {
    expect(await postingsOf('2020-01-02 * "x"\n  Assets:Cash\n  Expenses:Food  1.00 USD\n  Expenses:Food  2.00 EUR\n')).toEqual([
      'Assets:Cash -1.00 USD',
      'Assets:Cash -2.00 EUR',
      'Expenses:Food 1.00 USD',
      'Expenses:Food 2.00 EUR',
    ]);
  });

  it('pads up to the next balance', async () => {
    const items = await read(`${opens}2020-01-02 pad Assets:Cash Equity:Opening\n2020-02-01 balance Assets:Cash 12.50 USD\n`);
    expect(problemsOf(items)).toEqual([]);
    expect(entriesOf(items)[0]).toMatchObject({
      place: { line: 6 },
      date: '2020-01-02',
      status: 'UNMARKED',
      description: '(Padding inserted for Balance of 12.50 USD for difference 12.50 USD)',
      tags: [{ name: 'flag', value: 'P' }],
    });
    expect(entriesOf(items)[0]!.postings.map(({ amount }) => amount.quantity.toString())).toEqual(['12.50', '-12.50']);
  });

  it('says what a failing balance expected, found and lacks', async () => {
    const [problem] = problemsOf(await read(`${opens}2020-02-01 balance Assets:Cash 12.50 USD\n`));
    expect(problem).toMatchObject({
      severity: 'ERROR',
      place: { line: 6 },
      code: 'BALANCE_FAILED',
      text: '2020-02-01 balance Assets:Cash 12.50 USD',
    });
    expect(problem!.message).toContain('expected 12.50 USD, actual 0 USD, difference -12.50');
  });

  it('warns of plugins that it does not run', async () => {
    expect(await faultsOf('plugin "beancount.plugins.forecast"\nplugin "beancount.plugins.leafonly"\nplugin "my.own" "{}"\n')).toEqual([
      '1: PLUGIN_NOT_RUN',
      '3: PLUGIN_NOT_RUN',
    ]);
  });

  it('reads included files and says which cannot be had', async () => {
    const items = await read('include "a.beancount"\ninclude "none.beancount"\n2020-01-02 * "x"\n  Assets:Cash  0 USD\n', {
      'a.beancount': '2020-01-01 open Assets:Cash\ninclude "main.beancount"\n',
      'main.beancount': '',
    });
    expect(problemsOf(items).map(({ place, code }) => `${place?.file}:${place?.line} ${code}`)).toEqual([
      'main.beancount:2 INCLUDE_FAILED',
      'a.beancount:2 INCLUDED_TWICE',
    ]);
    expect(entriesOf(items)).toHaveLength(1);
  });
});

describe('beancount with what is no book', () => {
  it('goes on at the next directive', async () => {
    expect(
      await faultsOf('2020-02-30 open Assets:A\n2020-01-01 opne Assets:A\nHello\n2020-01-01 price EUR 1,2 USD\n2020-01-01 open Assets:A\n'),
    ).toEqual(['1: BAD_DATE', '2: UNKNOWN_DIRECTIVE', '3: UNKNOWN_DIRECTIVE', '4: BAD_NUMBER']);
  });

  it('reports a line that is too long, and reads on', async () => {
    const faults = await faultsOf(`${'x'.repeat(70_000)}\n2020-01-01 open assets\n`);
    expect(faults).toEqual(['1: LINE_TOO_LONG', '2: NOT_UNDERSTOOD']);
  });

  it('gives up a quote that is never closed and reads the lines after it', async () => {
    expect(await faultsOf('2020-01-01 open Assets:A\n2020-01-02 note Assets:A "oh\n2020-01-03 opne Assets:B\n')).toEqual([
      '2: STRING_NOT_CLOSED',
      '3: UNKNOWN_DIRECTIVE',
    ]);
  });

  it('stops after a thousand problems', async () => {
    const problems = problemsOf(await read('?! no\nwrong\n'.repeat(3_000)));
    expect(problems).toHaveLength(1_001);
    expect(problems[1_000]!.code).toBe('TOO_MANY_PROBLEMS');
  });

  it('never throws, whatever the bytes', async () => {
    let state = 7;
    const next = () => {
      state = (state * 48_271) % 2_147_483_647;
      return state;
    };
    const pieces = [
      '2020-01-01',
      ' * ',
      '"',
      '\n',
      '\n  ',
      'Assets:A',
      '{',
      '}}',
      '@',
      '-',
      '(',
      '1/0',
      ' USD',
      '#',
      '^',
      ';',
      '\\',
      '\u0000',
      '\ufffd',
      'pad',
      'option',
      '~',
      ',',
    ];
    for (let round = 0; round < 300; round += 1) {
      const text = Array.from({ length: 60 }, () => pieces[next() % pieces.length]).join('');
      for (const { message, text: shown } of problemsOf(await read(text))) {
        expect(message.length).toBeLessThan(500);
        expect(shown?.length ?? 0).toBeLessThanOrEqual(200);
      }
    }
  });

  it('takes no NUL and no endless number, and warns of bytes that are no text', async () => {
    expect(await faultsOf('2020-01-01 note Assets:A "a\u0000b"\n')).toEqual(['1: NOT_TEXT']);
    expect(await faultsOf(`2020-01-01 price AB ${'9'.repeat(5_000)} USD\n`)).toEqual(['1: BAD_NUMBER']);
    expect(await faultsOf('2020-01-01 query "a" "\ufffd"\n2020-01-01 query "b" "\ufffd"\n')).toEqual(['1: NOT_UTF8']);
    expect(await faultsOf('2020-01-01 price AB -1 USD\n2020-01-02 * "nothing"\n2020-01-03 *\n')).toEqual([
      '2: NO_POSTINGS',
      '1: NEGATIVE_PRICE',
    ]);
  });

  it('survives deep brackets, division by zero and many postings', async () => {
    expect(await faultsOf(`2020-01-01 price AB ${'('.repeat(5_000)}1 USD\n2020-01-01 price AB 1/0 USD\n`)).toEqual([
      '1: NOT_UNDERSTOOD',
      '2: BAD_NUMBER',
    ]);
    const many = '  Assets:Cash  1 USD\n  Assets:Cash  -1 USD\n'.repeat(30_000);
    expect(entriesOf(await read(`${opens}2020-01-02 * "x"\n${many}`))[0]!.postings).toHaveLength(60_000);
  });
});
