import { describe, expect, it } from 'vitest';
import { beancount } from '../imports/formats/beancount.ts';
import { hledger } from '../imports/formats/hledger.ts';
import type { Entry, JournalItem } from '../imports/journal.ts';
import { accountRoles } from '../ledger/nouns.ts';
import { entriesOf, itemsOf, problemsOf, sourceOf } from '../testing/journal-oracle.ts';
import { beancountAccount, beancountFile } from './formats/beancount.ts';
import { hledgerJournal } from './formats/hledger.ts';
import { generateTidewater } from './tidewater.ts';

const company = generateTidewater();

/** An entry in one line, its accounts named as Beancount names them. */
function shapeOf({ date, status, code, payee, description, tags, postings }: Entry, inBeancount: boolean): string {
  const lines = postings.map(({ account, amount, cost }) => {
    const name = inBeancount ? account : beancountAccount(account);
    return `${name} ${amount.quantity} ${amount.commodity}${cost ? ` @@ ${cost.quantity} ${cost.commodity}` : ''}`;
  });
  const marks = tags.map(({ name }) => name).filter((name) => name !== 'code');
  return [
    date,
    status,
    inBeancount ? (tags.find(({ name }) => name === 'code')?.value ?? code) : code,
    payee,
    description,
    ...marks,
    ...lines,
  ].join(' | ');
}

function accountsOf(items: readonly JournalItem[]) {
  return items.flatMap((item) => (item.kind === 'account' ? [item.account] : []));
}

describe('our own importers read the demo company', () => {
  it('as an hledger journal, without a problem and without losing a thing', async () => {
    const items = await itemsOf(hledger, sourceOf(hledgerJournal(company)));
    expect(problemsOf(items)).toEqual([]);
    expect(entriesOf(items).length).toBe(company.entries.length);
    expect(items.filter(({ kind }) => kind === 'price').length).toBe(company.rates.length);
    expect(accountsOf(items).map(({ name }) => name)).toEqual(company.accounts.map(({ name }) => name));
    expect(accountsOf(items).map(({ type }) => type)).toEqual(company.accounts.map(({ type }) => type));
    const roles = accountsOf(items).flatMap(({ role }) => (role ? [role] : []));
    expect(roles.length).toBe(company.accounts.filter(({ role }) => role).length);
    expect(roles.filter((role) => !(accountRoles as readonly string[]).includes(role))).toEqual([]);
  });

  it('as a Beancount file, with the same entries as the journal', async () => {
    const [ours, theirs] = [
      entriesOf(await itemsOf(hledger, sourceOf(hledgerJournal(company)))).map((entry) => shapeOf(entry, false)),
      await itemsOf(beancount, sourceOf(beancountFile(company), 'tidewater.beancount')),
    ];
    expect(problemsOf(theirs)).toEqual([]);
    expect(entriesOf(theirs).map((entry) => shapeOf(entry, true))).toEqual(ours);
  });
});
