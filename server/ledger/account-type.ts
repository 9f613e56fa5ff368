import type { AccountType, DeclaredType } from './nouns.ts';

const cashName = /^assets?(:.+)?:(cash|bank|che(ck|que?)(ing)?|savings?|current)(:|$)/i;

/** In hledger's order: the first that matches the full name decides. */
const englishNames: readonly [RegExp, DeclaredType][] = [
  [cashName, 'CASH'],
  [/^assets?(:|$)/i, 'ASSET'],
  [/^(debts?|liabilit(y|ies))(:|$)/i, 'LIABILITY'],
  [/^equity:(trad(e|ing)|conversion)s?(:|$)/i, 'CONVERSION'],
  [/^equity(:|$)/i, 'EQUITY'],
  [/^(income|revenue)s?(:|$)/i, 'REVENUE'],
  [/^expenses?(:|$)/i, 'EXPENSE'],
];

/** True where hledger would take an asset account of this name for cash. */
export function isCashName(fullName: string): boolean {
  return cashName.test(fullName);
}

/** What the English name says of an account, by hledger's rules; null where it says nothing. */
function typeOfName(fullName: string): DeclaredType | null {
  return englishNames.find(([pattern]) => pattern.test(fullName))?.[1] ?? null;
}

/** The contract's type of a declared one: cash is a kind of asset, conversion a kind of equity. */
export function accountTypeOf(declared: DeclaredType): AccountType {
  if (declared === 'CASH') return 'ASSET';
  return declared === 'CONVERSION' ? 'EQUITY' : declared;
}

/** What the name of an account says of its type, else its parent's, and so on upwards. Null where none says anything. */
export function typeOfNames(ownAndParents: readonly string[]): DeclaredType | null {
  for (const fullName of ownAndParents) {
    const type = typeOfName(fullName);
    if (type) return type;
  }
  return null;
}
