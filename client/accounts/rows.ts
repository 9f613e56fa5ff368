export type Node = { fullName: string; name: string; depth: number };
export type Row<T extends Node> = { account: T; isParent: boolean; isOpen: boolean };

/**
 * The accounts in sight. With words to look for: those whose names have them, with all above them, whatever is closed.
 * `accounts` are in tree order.
 */
export function rowsInSight<T extends Node>(accounts: readonly T[], closed: ReadonlySet<string>, words: string): Row<T>[] {
  const sought = words.trim().toLowerCase();
  const parents = new Set(accounts.map(({ fullName }) => parentOf(fullName)));
  const found = new Set<string>();
  if (sought !== '') {
    for (const { fullName } of accounts) {
      if (!fullName.toLowerCase().includes(sought)) continue;
      for (let name: string | null = fullName; name !== null; name = parentOf(name)) found.add(name);
    }
  }
  const isInSight = ({ fullName }: T) => (sought === '' ? !hasClosedAbove(fullName, closed) : found.has(fullName));
  return accounts
    .filter(isInSight)
    .map((account) => ({ account, isParent: parents.has(account.fullName), isOpen: sought !== '' || !closed.has(account.fullName) }));
}

const held = new Set(['ASSET', 'LIABILITY', 'EQUITY']);

/** What is owned and owed, and what comes and goes, by the top account above each; a half without rows is left out. */
export function halvesOf<T extends Node & { type: string }>(rows: readonly Row<T>[]): Row<T>[][] {
  const [first, second]: [Row<T>[], Row<T>[]] = [[], []];
  let half = first;
  for (const row of rows) {
    if (row.account.depth === 1) half = held.has(row.account.type) ? first : second;
    half.push(row);
  }
  return [first, second].filter(({ length }) => length > 0);
}

export function parentOf(fullName: string): string | null {
  const end = fullName.lastIndexOf(':');
  return end < 0 ? null : fullName.slice(0, end);
}

function hasClosedAbove(fullName: string, closed: ReadonlySet<string>): boolean {
  for (let name = parentOf(fullName); name !== null; name = parentOf(name)) if (closed.has(name)) return true;
  return false;
}

/** A large chart begins with its upper levels. */
export function closedAtFirst(accounts: readonly Node[], rowsMax = 60): Set<string> {
  const parents = new Set(accounts.map(({ fullName }) => parentOf(fullName)));
  if (accounts.length <= rowsMax) return new Set();
  return new Set(accounts.filter(({ depth, fullName }) => depth >= 2 && parents.has(fullName)).map(({ fullName }) => fullName));
}
