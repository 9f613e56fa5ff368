import { typesOfRole } from '../ledger/account-role.ts';
import { classify, type Unclassified } from '../ledger/classify.ts';
import type { AccountRole, AccountType } from '../ledger/nouns.ts';

/** What somebody wants of an account: absent is unchanged, null is back to what is declared or inferred. */
interface Choice {
  readonly type?: AccountType | null;
  readonly role?: AccountRole | null;
}

/** The account with the choice made. */
export function chosen(account: Unclassified, choice: Choice): Unclassified {
  return {
    ...account,
    chosenType: choice.type === undefined ? account.chosenType : choice.type,
    chosenRole: choice.role === undefined ? account.chosenRole : choice.role,
  };
}

/** Why the role that is asked for cannot be; null where it can. `accounts` are all of the book, `account` as chosen. */
export function roleFault(accounts: readonly Unclassified[], account: Unclassified, choice: Choice): string | null {
  if (!choice.role) return null;
  const others = accounts.filter((other) => other.id !== account.id);
  const { type } = classify([...others, account]).get(account.id)!;
  const fitting = typesOfRole(choice.role);
  if (fitting.includes(type)) return null;
  return `The role ${choice.role} is for accounts of type ${fitting.join(' or ')}; ${account.fullName} is ${type}. Set the type too, or take another role.`;
}
