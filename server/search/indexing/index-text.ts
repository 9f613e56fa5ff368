import type { Tag } from '../../ledger/entries.sql.ts';
import type { AccountType } from '../../ledger/nouns.ts';
import { foldLetters } from '../model/fold.ts';

/** What an entry says, as search reads it. */
export interface Said {
  readonly payee: string | null;
  readonly description: string;
  readonly comment: string | null;
  readonly tags: readonly Tag[];
  /** Of its postings, each once. */
  readonly accounts: readonly { readonly fullName: string; readonly type: AccountType }[];
}

/**
 * The text of an entry that is looked for and embedded: what it says on one line, what its accounts are called on the
 * next. Equal entries of different days and amounts have one text.
 */
export function indexTextOf(said: Said): string {
  const tags = said.tags.map(({ name, value }) => (value === '' ? name : value));
  const text = [said.payee, said.description, said.comment, ...tags].map((part) => (part ?? '').trim()).filter((part) => part !== '');
  return `${text.join(' ').replace(/\s+/g, ' ').slice(0, textLengthMax)}\n${accountWords(said.accounts)}`;
}

const textLengthMax = 1000;

/** Where money was earned or spent says what an entry is about; where it was kept does so only in transfers. */
function accountWords(accounts: Said['accounts']): string {
  const telling = accounts.filter(({ type }) => type === 'EXPENSE' || type === 'REVENUE' || type === 'UNTYPED');
  const names = (telling.length > 0 ? telling : accounts).flatMap(({ fullName }) => fullName.split(':'));
  return [...new Set(names.filter((name) => !empty.has(foldLetters(name))))].sort().join(' ').slice(0, textLengthMax);
}

/** Parts of account names that say nothing. */
const empty = new Set(
  'assets asset liabilities liability equity expenses expense income revenue revenues unknown uncategorized uncategorised misc miscellaneous imbalance suspense other others general aktiva passiva ausgaben einnahmen aufwand ertrag unbekannt sonstiges depenses revenus inconnu gastos ingresos desconocido'.split(
    ' ',
  ),
);
