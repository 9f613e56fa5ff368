import type { AccountType } from '../nouns.ts';
import type { PlainDate } from '../plain-date.ts';

/** As far as an entry's columns depend on it: an account as it is classified. */
export interface EntryAccount {
  readonly id: number;
  readonly type: AccountType;
  readonly isCash: boolean;
  readonly isConversion: boolean;
  readonly isOpening: boolean;
}

export interface EntryPart {
  readonly account: EntryAccount;
  readonly date: PlainDate;
  /** False for virtual postings outside the balance. */
  readonly isBalanced: boolean;
}

/** What a posting is within its entry; see `entry-columns.sql.ts`, which says the same of entries that are there already. */
export interface EntryColumns {
  readonly cashDate: PlainDate | null;
  readonly isOpening: boolean;
  readonly isClosingShape: boolean;
}

/** The columns of the postings of one whole entry, in their order. */
export function entryColumnsOf(parts: readonly EntryPart[]): EntryColumns[] {
  const moved = cashDateOf(parts);
  const isClosingShape = hasClosingShape(parts);
  const counters = parts.map(isCounter);
  const isOpening =
    moved !== null &&
    parts.some(({ account }, i) => counters[i] && account.isOpening) &&
    parts.every(({ account }, i) => !counters[i] || balanceTypes.has(account.type));
  return parts.map((_, i) => ({ cashDate: counters[i] ? moved : null, isOpening: isOpening && counters[i]!, isClosingShape }));
}

function isCounter({ account, isBalanced }: EntryPart): boolean {
  return !account.isCash && !account.isConversion && isBalanced;
}

/** The day on which the entry's cash first moved; null where it touches none. */
function cashDateOf(parts: readonly EntryPart[]): PlainDate | null {
  let first: PlainDate | null = null;
  for (const { account, date, isBalanced } of parts) if (account.isCash && isBalanced && (first === null || date < first)) first = date;
  return first;
}

const balanceTypes: ReadonlySet<AccountType> = new Set(['ASSET', 'LIABILITY', 'EQUITY']);

/** Two or more income or expense accounts, some equity, and nothing else. */
function hasClosingShape(parts: readonly EntryPart[]): boolean {
  let [hasEquity, first, hasTwo] = [false, 0, false];
  for (const { account } of parts) {
    if (account.type === 'EQUITY') hasEquity = true;
    else if (account.type !== 'REVENUE' && account.type !== 'EXPENSE') return false;
    else if (first === 0) first = account.id;
    else hasTwo ||= account.id !== first;
  }
  return hasEquity && hasTwo;
}
