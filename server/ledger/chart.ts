import type { AccountRole, AccountType } from './nouns.ts';

/** An account as reports see it: plain values, safe to keep in an answer. */
export interface ChartAccount {
  readonly id: number;
  readonly fullName: string;
  /** The last component of the full name. */
  readonly name: string;
  /** 1 for a top-level account. */
  readonly depth: number;
  readonly parentId: number | null;
  /** The ids from the root to this account, itself included. */
  readonly path: readonly number[];
  readonly type: AccountType;
  readonly role: AccountRole | null;
  readonly roleInferred: boolean;
  readonly isConversion: boolean;
}

/** The chart of accounts of one book: a forest in tree order (children after their parent, siblings as declared, then by name). */
export class Chart {
  readonly byId: ReadonlyMap<number, ChartAccount>;
  private readonly byName: ReadonlyMap<string, ChartAccount>;
  private readonly childrenOf = new Map<number | null, ChartAccount[]>();
  private readonly lists = new Map<string, readonly ChartAccount[]>();
  /** Every account, in tree order. */
  readonly accounts: readonly ChartAccount[];

  /** `siblings` must be ordered as siblings stand; the tree order is made here. */
  constructor(siblings: readonly ChartAccount[]) {
    this.byId = new Map(siblings.map((account) => [account.id, account]));
    this.byName = new Map(siblings.map((account) => [account.fullName, account]));
    for (const account of siblings) {
      const children = this.childrenOf.get(account.parentId);
      if (children) children.push(account);
      else this.childrenOf.set(account.parentId, [account]);
    }
    this.accounts = this.walk(null);
  }

  /** The account of this id. Throws where the book has none: ids come from the same snapshot. */
  account(id: number): ChartAccount {
    const account = this.byId.get(id);
    if (!account) throw new Error(`no account ${id} in this chart`);
    return account;
  }

  find(fullName: string): ChartAccount | null {
    return this.byName.get(fullName) ?? null;
  }

  /** Direct children in order; of the forest itself for null. */
  children(id: number | null): readonly ChartAccount[] {
    return this.childrenOf.get(id) ?? [];
  }

  /** The account and all below it, in tree order. */
  subtree(account: ChartAccount): readonly ChartAccount[] {
    return [account, ...this.walk(account.id)];
  }

  ofType(...types: readonly AccountType[]): readonly ChartAccount[] {
    return this.found(types, (account) => types.includes(account.type));
  }

  ofRole(...roles: readonly AccountRole[]): readonly ChartAccount[] {
    return this.found(roles, (account) => account.role !== null && roles.includes(account.role));
  }

  /** Figures ask for the same few types and roles again and again, and a chart never changes. */
  private found(words: readonly string[], isIn: (account: ChartAccount) => boolean): readonly ChartAccount[] {
    const key = words.join(' ');
    const known = this.lists.get(key) ?? this.accounts.filter(isIn);
    this.lists.set(key, known);
    return known;
  }

  private walk(root: number | null): ChartAccount[] {
    const found: ChartAccount[] = [];
    const waiting = [...this.children(root)].reverse();
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      found.push(next);
      for (const child of [...this.children(next.id)].reverse()) waiting.push(child);
    }
    return found;
  }
}
