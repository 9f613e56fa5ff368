import { bookHeader } from '../apollo/client.ts';
import { saveFile } from '../export/csv.ts';
import type { TransactionFilter } from '../gql/operations.ts';

/** The address of the server's own table of the same entries. */
export function csvAddress(filter: TransactionFilter): string {
  const { date, accounts, types, amount, ...single } = filter;
  const params = new URLSearchParams();
  const add = (name: string, value: string | number | null | undefined) =>
    value != null && value !== '' && params.append(name, String(value));
  add('from', date?.from);
  add('to', date?.to);
  for (const account of accounts ?? []) add('account', account);
  for (const type of types ?? []) add('type', type);
  add('min', amount?.min);
  add('max', amount?.max);
  for (const name of ['currency', 'text', 'status', 'importId', 'tag'] as const) add(name, single[name]);
  return `/export/transactions.csv${params.size > 0 ? `?${params}` : ''}`;
}

/** Fetches a table of a book and hands it to the reader. A plain link could not name the book. Gives what went wrong. */
export async function download(address: string, name: string, bookId: string): Promise<string | null> {
  try {
    const response = await fetch(address, { headers: bookHeader(bookId) });
    if (!response.ok) return `The file could not be made: the server answered with status ${response.status}.`;
    saveFile(name, await response.text());
    return null;
  } catch {
    return 'The server cannot be reached.';
  }
}
