import { describe, expect, it } from 'vitest';
import { noBankOptions, unknownSurroundings } from '../imports/bank.ts';
import { camt053 } from '../imports/formats/camt053.ts';
import { csv } from '../imports/formats/csv.ts';
import { detectFormat } from '../imports/formats/detect.ts';
import { mt940 } from '../imports/formats/mt940.ts';
import { ofx } from '../imports/formats/ofx.ts';
import type { Format, FormatContext } from '../imports/journal.ts';
import { entriesOf, itemsOf, problemsOf, sourceOf } from '../testing/journal-oracle.ts';
import { missingLine } from './anomalies.ts';
import { demoFiles } from './demo-files.ts';
import { bankAccounts } from './statements.ts';
import { generateTidewater } from './tidewater.ts';

const company = generateTidewater();
const files = new Map(demoFiles(company).map(({ name, content }) => [name, content]));

const endings: readonly (readonly [string, Format])[] = [
  ['ofx', ofx],
  ['camt053.xml', camt053],
  ['mt940.sta', mt940],
  ['us.csv', csv],
  ['de.csv', csv],
  ['uk.csv', csv],
];

/** Days and amounts on the account, as the journal has them, but for the opening and the line that the bank lost. */
function bookedOn(account: string): string[] {
  return company.entries
    .filter(({ payee }) => payee !== 'Opening balances')
    .flatMap(({ date, payee, postings }) =>
      postings
        .filter((posting) => posting.account === account)
        .filter(() => !(account === missingLine.account && date === missingLine.date && payee === missingLine.payee))
        .map(({ quantity, commodity }) => `${date} ${quantity} ${commodity}`),
    );
}

const inDateOrder = (lines: readonly string[]) =>
  [...lines].sort((a, b) => (a.slice(0, 10) < b.slice(0, 10) ? -1 : a.slice(0, 10) > b.slice(0, 10) ? 1 : 0));

describe.each(endings)('the demo company by its .%s files', (ending, format) => {
  it.each(bankAccounts)('$slug has the lines of its books, each once and in order', async ({ slug, account, currency }) => {
    const name = `bank/${slug}.${ending}`;
    const text = files.get(name)!;
    expect(detectFormat(text.slice(0, 60_000), name)?.name).toBe(format.name);
    const options = { ...noBankOptions, account, currency };
    const context: FormatContext = { defaultYear: 2026, include: async () => 'nothing', bank: { ...unknownSurroundings, options } };
    const items = await itemsOf(format, sourceOf(text, name), context);
    const lines = entriesOf(items).map(({ date, postings }) => {
      expect(postings[0]!.account).toBe(account);
      return `${date} ${postings[0]!.amount.quantity} ${postings[0]!.amount.commodity}`;
    });
    expect(inDateOrder(lines)).toEqual(bookedOn(account));
    const problems = problemsOf(items).filter(({ code }) => !['COLUMNS_GUESSED', 'DATE_ORDER_GUESSED'].includes(code));
    expect(problems.map(({ message }) => /The difference is (\S+)\./.exec(message)?.[1] ?? message)).toEqual(
      slug === 'eur' ? [missingLine.amount] : [],
    );
  });
});
