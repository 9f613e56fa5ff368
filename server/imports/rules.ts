import type { Decimal } from '../ledger/decimal.ts';
import type { LineFacts, Placement } from './bank.ts';
import type { Tag } from './journal.ts';

/** What a line has to be like; what is null asks nothing. */
export interface RuleConditions {
  /** A part of the payee, as `text` of payee and words together; case and accents do not count. */
  readonly payee: string | null;
  readonly text: string | null;
  /** Full name of the statement's account; its children are meant too. */
  readonly account: string | null;
  /** Bounds of the amount, both inclusive; positive: money in. */
  readonly amountMin: Decimal | null;
  readonly amountMax: Decimal | null;
}

export interface Rule extends RuleConditions {
  readonly counterAccount: string | null;
  readonly setPayee: string | null;
  readonly tags: readonly Tag[];
}

export function fits(rule: RuleConditions, { account, payee, text, amount }: LineFacts): boolean {
  if (rule.account !== null && account !== rule.account && !account.startsWith(`${rule.account}:`)) return false;
  if (rule.amountMin && amount.compare(rule.amountMin) < 0) return false;
  if (rule.amountMax && amount.compare(rule.amountMax) > 0) return false;
  if (rule.payee !== null && !folded(payee ?? '').includes(folded(rule.payee))) return false;
  return rule.text === null || folded(`${payee ?? ''} ${text}`).includes(folded(rule.text));
}

/** What the first rule that fits makes of a line. */
export function placementBy(rules: readonly Rule[], facts: LineFacts): Placement | null {
  const rule = rules.find((one) => fits(one, facts));
  return rule ? { counterAccount: rule.counterAccount, payee: rule.setPayee, tags: rule.tags } : null;
}

function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
