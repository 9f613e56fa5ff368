import type { Chart, ChartAccount } from '../ledger/chart.ts';
import { Decimal } from '../ledger/decimal.ts';
import type { AccountRole } from '../ledger/nouns.ts';
import type { ReportWarning } from '../ledger/report-warnings.ts';
import { Valued } from '../ledger/valued.ts';
import type { ByAccount } from './facts.ts';

/** One account's share of a figure. */
export interface Part {
  readonly account: ChartAccount;
  /** With the figure's sign. */
  readonly value: Valued;
  /** As it stands in the facts. */
  readonly source: Valued;
}

/** Why a figure is undefined. */
export type NullReason =
  | 'NO_ACCOUNT_OF_ROLE'
  | 'UNPRICED'
  | 'notBurning'
  | 'negativeEquity'
  | 'noCompleteMonth'
  | 'noRevenue'
  | 'noPurchases'
  | 'noCurrentLiabilities';

/** What a KPI comes to, before rounding. */
export interface Measure {
  /** The figure is `numerator / denominator`; null where it is undefined. */
  readonly quotient: { readonly numerator: Decimal; readonly denominator: Decimal } | null;
  readonly nullReason: NullReason | null;
  /** For figures in money: the shares of the numerator, which they add up to. */
  readonly parts: readonly Part[];
  /** All parts that went into it, or would have. */
  readonly used: readonly Part[];
  readonly warnings: readonly ReportWarning[];
  readonly inferred: boolean;
}

export interface Remarks {
  readonly inferred?: boolean;
  readonly warnings?: readonly ReportWarning[];
}

/** The accounts' shares in `amounts`; `sign` turns them into the figure's own sign. */
export function partsOf(accounts: Iterable<ChartAccount>, amounts: ByAccount, sign: 1 | -1): Part[] {
  const parts: Part[] = [];
  for (const account of accounts) {
    const source = amounts.get(account.id);
    if (source) parts.push({ account, source, value: sign === 1 ? source : source.negated() });
  }
  return parts;
}

/** The priced sum; zero also where nothing is priced: ask `isUnpriced` first. */
export function totalOf(parts: readonly Part[]): Decimal {
  return Decimal.sum(parts.map((part) => part.value.amount));
}

/** True where there is something and none of it has a rate: the sum would be a made-up zero. */
export function isUnpriced(parts: readonly Part[]): boolean {
  return Valued.sum(parts.map((part) => part.value)).known === null;
}

/** A sum of money, or the mean over `divisor` months. */
export function moneyOf(parts: readonly Part[], remarks: Remarks = {}, divisor = 1): Measure {
  if (isUnpriced(parts)) return undefinedFor('UNPRICED', remarks, parts);
  return measured({ numerator: totalOf(parts), denominator: Decimal.of(BigInt(divisor)) }, parts, parts, remarks);
}

/** A quotient of two figures that `used` went into. The denominator is not zero: what zero means is for the definition to say. */
export function quotientOf(numerator: Decimal, denominator: Decimal, used: readonly Part[], remarks: Remarks = {}): Measure {
  return measured({ numerator, denominator }, [], used, remarks);
}

/** A figure that has no meaning here: null, never zero. */
export function undefinedFor(nullReason: NullReason, remarks: Remarks = {}, used: readonly Part[] = []): Measure {
  return { quotient: null, nullReason, parts: [], used, warnings: remarks.warnings ?? [], inferred: remarks.inferred ?? false };
}

function measured(quotient: NonNullable<Measure['quotient']>, parts: readonly Part[], used: readonly Part[], remarks: Remarks): Measure {
  return { quotient, nullReason: null, parts, used, warnings: remarks.warnings ?? [], inferred: remarks.inferred ?? false };
}

/** True where some role was guessed from a name. */
export function isInferred(accounts: readonly ChartAccount[]): boolean {
  return accounts.some((account) => account.roleInferred);
}

/** Accounts of no known type that have something in `amounts` are in no figure, and that is said, once. */
export function untypedWarning(chart: Chart, amounts: ByAccount): ReportWarning[] {
  const untyped = chart.ofType('UNTYPED').filter((account) => amounts.has(account.id));
  const [first] = untyped;
  if (!first) return [];
  const message =
    untyped.length === 1
      ? `${first.fullName} has no type, so it counts neither as asset or liability nor as income or expense. Declare its type or classify it.`
      : `${untyped.length} accounts have no type, so they count neither as asset or liability nor as income or expense. Declare their types or classify them.`;
  return [{ code: 'UNTYPED_ACCOUNT', message, account: untyped.length === 1 ? first : null }];
}

/** That a role is missing, and what to do. */
export function missingRole(...roles: readonly AccountRole[]): ReportWarning {
  const message = `No account has the role ${roles.join(' or ')}. Tag the account in the book (role: ${roles[0]}) or classify it.`;
  return { code: 'NO_ACCOUNT_OF_ROLE', message, account: null };
}
