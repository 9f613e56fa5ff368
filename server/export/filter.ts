import { Decimal } from '../ledger/decimal.ts';
import { type AccountType, accountTypes, type TransactionStatus, transactionStatuses } from '../ledger/nouns.ts';
import { type PlainDate, parsePlainDate, plainDate } from '../ledger/plain-date.ts';
import { badInput } from '../ledger/refusal.ts';
import type { TransactionFilter } from '../ledger/transaction-filter.ts';

const names = ['from', 'to', 'account', 'type', 'min', 'max', 'currency', 'text', 'status', 'importId', 'tag'];

/** The filter that an address names: `?from=2026-01-01&account=expenses&account=income&text=rent`. Refuses what is none. */
export function filterOf(query: Readonly<Record<string, unknown>>): TransactionFilter {
  const unknown = Object.keys(query).find((name) => !names.includes(name));
  if (unknown !== undefined) throw badInput(`There is no ?${unknown}= here; there are ${names.join(', ')}.`, unknown);
  const all = (name: string) => [query[name] ?? []].flat().map(String);
  const one = (name: string): string | null => {
    const values = all(name);
    if (values.length > 1) throw badInput(`?${name}= must be given once.`, name);
    return values[0] || null;
  };
  const day = (name: string, open: string): PlainDate => {
    const text = one(name);
    const date = text === null ? plainDate(open) : parsePlainDate(text);
    if (!date) throw badInput(`?${name}= is a day such as 2026-01-31.`, name);
    return date;
  };
  const number = (name: string): Decimal | null => {
    const text = one(name);
    const decimal = text === null ? null : Decimal.parse(text);
    if (text !== null && !decimal) throw badInput(`?${name}= is a number such as 12.50.`, name);
    return decimal;
  };
  const hasDays = one('from') !== null || one('to') !== null;
  return {
    date: hasDays ? { from: day('from', '0001-01-01'), to: day('to', '9999-12-31') } : null,
    accounts: all('account'),
    types: all('type').map((type) => listed<AccountType>('type', type, accountTypes)),
    amount: { min: number('min'), max: number('max') },
    currency: one('currency'),
    text: one('text'),
    status: one('status') === null ? null : listed<TransactionStatus>('status', one('status')!, transactionStatuses),
    importId: one('importId'),
    tag: one('tag'),
  };
}

function listed<T extends string>(name: string, text: string, list: readonly T[]): T {
  const found = list.find((one) => one === text.toUpperCase());
  if (!found) throw badInput(`?${name}= must be one of ${list.join(', ')}.`, name);
  return found;
}
