import { roleOfName, typesOfRole } from './account-role.ts';
import { accountTypeOf, typeOfNames } from './account-type.ts';
import type { AccountRole, AccountType, DeclaredType } from './nouns.ts';

/** What is known of an account before it is classified. Parents are in the same list. */
export interface Unclassified {
  readonly id: number;
  readonly fullName: string;
  readonly parentId: number | null;
  readonly declaredType: DeclaredType | null;
  readonly declaredRole: AccountRole | null;
  readonly chosenType: AccountType | null;
  readonly chosenRole: AccountRole | null;
}

interface Classification {
  readonly type: AccountType;
  readonly role: AccountRole | null;
  /** True where the role was guessed from the name. */
  readonly roleInferred: boolean;
  /** Equity that only holds the two sides of exchanges (hledger's type V). */
  readonly isConversion: boolean;
  /** Equity that opening balances come from. */
  readonly isOpening: boolean;
}

/**
 * Type and role of every account. What somebody chose wins over what is declared, both pass on to children, and only
 * then names are read. A role that does not fit the type (CASH on a liability) is passed over.
 */
export function classify(accounts: readonly Unclassified[]): Map<number, Classification> {
  const byId = new Map(accounts.map((account) => [account.id, account]));
  return new Map(accounts.map((account) => [account.id, classificationOf(lineOf(account, byId))]));
}

const openingName = /\b(opening|closing)/i;

/** The account, its parent, and so on to the root. */
function lineOf(account: Unclassified, byId: ReadonlyMap<number, Unclassified>): Unclassified[] {
  const line: Unclassified[] = [];
  for (let next: Unclassified | undefined = account; next; next = next.parentId === null ? undefined : byId.get(next.parentId))
    line.push(next);
  return line;
}

function classificationOf(line: readonly Unclassified[]): Classification {
  const found = typeOf(line);
  const type = found === null || found === 'UNTYPED' ? 'UNTYPED' : accountTypeOf(found);
  const isOpening = type === 'EQUITY' && openingName.test(line[0]!.fullName);
  return { type, isConversion: found === 'CONVERSION', isOpening, ...roleOf(type, line) };
}

/** The nearest choice or declaration, else what the names say. UNTYPED can only be chosen. */
function typeOf(line: readonly Unclassified[]): DeclaredType | 'UNTYPED' | null {
  for (const account of line) {
    const explicit = account.chosenType ?? account.declaredType;
    if (explicit) return explicit;
  }
  return typeOfNames(line.map((account) => account.fullName));
}

function roleOf(type: AccountType, line: readonly Unclassified[]): { role: AccountRole | null; roleInferred: boolean } {
  for (const account of line) {
    const cash = account.declaredType === 'CASH' && !account.chosenType ? 'CASH' : null;
    const roles: (AccountRole | null)[] = [account.chosenRole, account.declaredRole, cash];
    const explicit = roles.find((role) => role !== null && typesOfRole(role).includes(type));
    if (explicit) return { role: explicit, roleInferred: false };
  }
  const role = roleOfName(type, line[0]!.fullName);
  return { role, roleInferred: role !== null };
}
