import { describe, expect, it } from 'vitest';
import { amountOf } from '../ledger/amount.ts';
import { plainDate } from '../ledger/plain-date.ts';
import type { EntryPosting, JournalItem } from './journal.ts';
import { storeFaultOf } from './storable.ts';

const place = { file: 'a.journal', line: 7 };
const on = plainDate('2026-01-01');

function entry(posting: Partial<EntryPosting>): JournalItem {
  const plain = { status: 'UNMARKED', kind: 'REAL', comment: null, tags: [], cost: null } as const;
  const postings = [{ ...plain, account: 'a', date: on, amount: amountOf('1', 'EUR'), ...posting }];
  const none = { secondaryDate: null, code: null, payee: null, comment: null, tags: [], residue: [] };
  return { kind: 'entry', entry: { ...none, place, date: on, status: 'UNMARKED', description: '', postings } };
}

describe('what the store can hold', () => {
  it.each([
    entry({}),
    entry({ account: 'a'.repeat(500), amount: amountOf('9'.repeat(1000), 'c'.repeat(100)) }),
    entry({ amount: amountOf(`-${'9'.repeat(1000)}`, 'EUR') }),
    { kind: 'account', account: { place, name: 'a:b', type: null, role: null } },
  ] satisfies JournalItem[])('is let in', (item) => expect(storeFaultOf(item)).toBeNull());

  it.each([
    ['NAME_TOO_LONG', entry({ account: 'a'.repeat(501) })],
    ['NAME_TOO_LONG', entry({ amount: amountOf('1', 'c'.repeat(101)) })],
    ['NAME_TOO_LONG', { kind: 'account', account: { place, name: 'a'.repeat(501), type: null, role: null } }],
    ['NAME_TOO_LONG', { kind: 'commodity', commodity: { place, symbol: 'c'.repeat(101), digits: 2 } }],
    ['NUMBER_TOO_LONG', entry({ amount: amountOf('9'.repeat(1001), 'EUR') })],
    ['NUMBER_TOO_LONG', entry({ amount: amountOf(`-1${'0'.repeat(1000)}`, 'EUR') })],
    ['NUMBER_TOO_LONG', entry({ cost: amountOf(`0.${'0'.repeat(1000)}1`, 'EUR') })],
    ['NUMBER_TOO_LONG', { kind: 'price', price: { place, on, commodity: 'EUR', quote: 'USD', rate: amountOf('1e1001', 'USD').quantity } }],
  ] satisfies [string, JournalItem][])('%s names the place of what it cannot', (code, item) => {
    const problem = storeFaultOf(item);
    expect(problem).toMatchObject({ severity: 'ERROR', code, place });
    expect(problem!.text!.length).toBeLessThanOrEqual(200);
  });
});
