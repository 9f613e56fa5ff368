import type { Amount } from '../../../ledger/amount.ts';
import type { Decimal } from '../../../ledger/decimal.ts';
import type { TransactionStatus } from '../../../ledger/nouns.ts';
import type { PlainDate } from '../../../ledger/plain-date.ts';
import type { Entry, JournalItem, Place, PostingKind, PriceRecord } from '../../journal.ts';
import type { Pattern } from '../plain-text/pattern.ts';
import type { ProblemLog } from '../plain-text/problem-log.ts';
import { RunningBalances } from '../plain-text/running-balances.ts';
import type { Lot, LotAmount } from './amount.ts';
import { Commodities } from './commodities.ts';
import { type DateReader, readAnyDate } from './dates.ts';
import type { Expression } from './expression.ts';
import type { Notes } from './notes.ts';
import type { Predicate } from './query.ts';

/** A posting on its way through Ledger's inference. */
export interface DraftPosting {
  readonly line: number;
  account: string;
  readonly kind: PostingKind;
  readonly status: TransactionStatus;
  readonly notes: Notes;
  /** Null until it is known. */
  amount: LotAmount | null;
  cost: Amount | null;
  /** The cost was worked out from the other postings, not written. */
  isCostInferred: boolean;
  /** Added by inference or a rule: no rule applies to it. */
  readonly isGenerated: boolean;
}

export interface Draft {
  readonly entry: Omit<Entry, 'postings' | 'residue' | 'comment' | 'tags'>;
  readonly notes: Notes;
  readonly postings: DraftPosting[];
  readonly text: string;
}

/** A posting that a rule adds; its amount is fixed, or a multiple or expression of the posting that it matches. */
export interface RulePosting {
  readonly line: number;
  readonly account: string;
  readonly kind: PostingKind;
  readonly status: TransactionStatus;
  readonly notes: Notes;
  readonly amount: Expression | null;
  readonly lot: Lot | null;
  readonly cost: Amount | null;
}

export interface Rule {
  readonly line: number;
  readonly matches: Predicate;
  readonly postings: readonly RulePosting[];
  /** Its `assert` and `check` lines, worked out for every posting that it matches. */
  readonly checks: readonly { readonly text: string; readonly place: Place }[];
}

/** `apply ...` until its `end`. */
export interface Application {
  readonly label: 'account' | 'tag' | 'year' | 'fixed';
  readonly account?: string;
  readonly tag?: string;
  /** What the default year was before. */
  readonly yearBefore?: number;
  readonly fixed?: { readonly commodity: string; readonly price: Amount };
}

/** What directives change while a file and its includes are read. */
export interface LedgerScope {
  readonly applications: Application[];
  readonly outer: LedgerScope | null;
}

/** The state of Ledger's reading: it books every entry as it comes to it. */
export class LedgerJournal {
  readonly commodities = new Commodities();
  readonly items: JournalItem[] = [];
  readonly rules: Rule[] = [];
  readonly accountAliases = new Map<string, string>();
  readonly payeeAliases: { readonly pattern: Pattern; readonly payee: string }[] = [];
  /** Of `account` directives with `payee`: where postings to Unknown go. */
  readonly payeeAccounts: { readonly pattern: Pattern; readonly account: string }[] = [];
  readonly definitions = new Map<string, Expression>();
  /** Account balances without and with virtual postings. */
  readonly realBalances = new RunningBalances();
  readonly allBalances = new RunningBalances();
  readonly undatedPrices: Omit<PriceRecord, 'on'>[] = [];
  latest: PlainDate | null = null;
  bucket: string | null = null;
  readDate: DateReader = readAnyDate;
  /** False after an entry that could not be booked: balances are then not what they should be. */
  isTrustworthy = true;

  constructor(
    readonly log: ProblemLog,
    public defaultYear: number,
  ) {}

  take(): JournalItem[] {
    return this.items.splice(0);
  }

  /** The name under which an account of this name is booked: aliases first, then the parent of `apply account`. */
  accountName(written: string, scope: LedgerScope): string {
    const name = written
      .split(':')
      .filter((part, index, parts) => part !== '' || index === parts.length - 1)
      .join(':');
    const aliased = this.aliased(name);
    return aliased ?? [...parentsIn(scope), name].join(':');
  }

  private aliased(name: string): string | null {
    if (this.accountAliases.size === 0) return null;
    const whole = this.accountAliases.get(name);
    if (whole !== undefined) return whole;
    const colon = name.indexOf(':');
    const first = colon < 0 ? undefined : this.accountAliases.get(name.slice(0, colon));
    return first === undefined ? null : first + name.slice(colon);
  }

  /** Books a posting of known amount into the running balances. */
  post(account: string, kind: PostingKind, commodity: string, quantity: Decimal): void {
    this.allBalances.add(account, commodity, quantity);
    if (kind === 'REAL') this.realBalances.add(account, commodity, quantity);
  }
}

/** The innermost `apply account` holds: it was joined with those around it when it began. */
export function parentsIn(scope: LedgerScope | null): string[] {
  for (let at = scope; at; at = at.outer) {
    for (let i = at.applications.length - 1; i >= 0; i -= 1) {
      const { account } = at.applications[i]!;
      if (account !== undefined) return [account];
    }
  }
  return [];
}

export function applicationsIn(scope: LedgerScope): Application[] {
  return [...scope.applications].reverse().concat(scope.outer ? applicationsIn(scope.outer) : []);
}
