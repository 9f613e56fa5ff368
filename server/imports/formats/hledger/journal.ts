import type { TransactionStatus } from '../../../ledger/nouns.ts';
import type { PlainDate } from '../../../ledger/plain-date.ts';
import type { Entry, JournalItem, Place, PostingKind, Tag } from '../../journal.ts';
import type { ProblemLog } from '../plain-text/problem-log.ts';
import type { Alias } from './aliases.ts';
import type { AmountScope, PostedAmount, SimpleAmount } from './amount.ts';
import type { NumberStyle } from './number.ts';

/** `= 5 EUR`, `==` for all commodities, `=*` with subaccounts. */
export interface BalanceAssertion {
  readonly amount: SimpleAmount;
  readonly isTotal: boolean;
  readonly isInclusive: boolean;
}

/** A posting as written; several amounts come only of elided ones and assignments. */
export interface DraftPosting {
  readonly line: number;
  readonly account: string;
  readonly kind: PostingKind;
  readonly status: TransactionStatus;
  /** Null where the posting has no date of its own. */
  readonly date: PlainDate | null;
  readonly comment: string | null;
  readonly tags: readonly Tag[];
  /** Null where it is left to be inferred. */
  readonly amounts: readonly PostedAmount[] | null;
  readonly assertion: BalanceAssertion | null;
}

export interface Draft {
  readonly entry: Omit<Entry, 'postings' | 'residue' | 'identity'>;
  readonly postings: readonly DraftPosting[];
  readonly text: string;
}

/** What directives change from here to the end of their file. */
export interface HledgerScope extends AmountScope {
  defaultYear: number;
  readonly aliases: Alias[];
  readonly parentAccounts: string[];
}

/** What one journal and its includes amount to before balancing. */
export class HledgerJournal {
  /** What was read and not yet taken, in the order of the file. */
  readonly items: (JournalItem | Draft)[] = [];
  /** The most decimals seen in amounts and market prices, by commodity. */
  readonly seenPrecision = new Map<string, number>();
  readonly declaredPrecision = new Map<string, number>();
  defaultPrecision: { readonly symbol: string; readonly digits: number } | null = null;
  /** Accounts that automated rules post to: hledger allows no balance assignments there. */
  readonly ruledAccounts = new Set<string>();

  constructor(readonly log: ProblemLog) {}

  take(): (JournalItem | Draft)[] {
    return this.items.splice(0);
  }

  see(amount: { readonly commodity: string; readonly style: NumberStyle }): void {
    const old = this.seenPrecision.get(amount.commodity);
    if (old === undefined || amount.style.precision > old) this.seenPrecision.set(amount.commodity, amount.style.precision);
  }

  /** The decimals to which sums in this commodity must be zero; null where nothing says so. */
  precisionOf(commodity: string): number | null {
    const declared = this.declaredPrecision.get(commodity);
    if (declared !== undefined) return declared;
    if (this.defaultPrecision?.symbol === commodity) return this.defaultPrecision.digits;
    return this.seenPrecision.get(commodity) ?? null;
  }

  place(file: string, line: number): Place {
    return { file, line };
  }
}
