import { isCashName } from './account-type.ts';
import { type AccountRole, type AccountType, accountRoles } from './nouns.ts';

/** Each type's roles with the words that suggest them, matched at the start of a word; the first match wins. */
const suggestions: Partial<Record<AccountType, readonly [AccountRole, RegExp][]>> = {
  ASSET: [
    ['RECEIVABLE', /\b(receivable|debtor)/i],
    ['INVENTORY', /\b(inventor|merchandise)/i],
    ['PREPAID', /\b(prepaid|prepayment)/i],
    ['FIXED_ASSET', /\b(fixed|equipment|furniture|vehicle|building|property|depreciation)/i],
    ['MARKETABLE_SECURITY', /\b(invest|broker|securit|shares|treasury)/i],
  ],
  LIABILITY: [
    ['DEFERRED_REVENUE', /\b(deferred|unearned)/i],
    ['TAX_LIABILITY', /\b(tax|vat|gst|withhold)/i],
    ['DEBT_SHORT', /\b(card|credit line|line of credit|overdraft)/i],
    ['DEBT_LONG', /\b(loan|mortgage|note|bond|lease|debt)/i],
    ['PAYABLE', /\b(payable|creditor|accrued)/i],
  ],
  EXPENSE: [
    ['COST_OF_GOODS', /\b(cogs|cost of (goods|sales|revenue))/i],
    ['PAYROLL', /\b(payroll|salar|wage)/i],
    ['INTEREST', /\binterest/i],
    ['INCOME_TAX', /\b(income tax|corporat\w* tax)/i],
    ['DEPRECIATION', /\b(depreciat|amorti)/i],
  ],
  REVENUE: [['OTHER_INCOME', /\b(interest|dividend|gain|grant)/i]],
};

const typeByRole: Record<AccountRole, readonly AccountType[]> = {
  CASH: ['ASSET'],
  RECEIVABLE: ['ASSET'],
  INVENTORY: ['ASSET'],
  PREPAID: ['ASSET'],
  FIXED_ASSET: ['ASSET'],
  MARKETABLE_SECURITY: ['ASSET'],
  PAYABLE: ['LIABILITY'],
  DEBT_SHORT: ['LIABILITY'],
  DEBT_LONG: ['LIABILITY'],
  TAX_LIABILITY: ['LIABILITY'],
  DEFERRED_REVENUE: ['LIABILITY'],
  COST_OF_GOODS: ['EXPENSE'],
  PAYROLL: ['EXPENSE'],
  INTEREST: ['EXPENSE'],
  INCOME_TAX: ['EXPENSE'],
  DEPRECIATION: ['EXPENSE'],
  OTHER_INCOME: ['REVENUE'],
};

/** The types of account that may carry a role. */
export function typesOfRole(role: AccountRole): readonly AccountType[] {
  return typeByRole[role];
}

/** Reads a `role:` tag: the contract's names in any case, with `-`, space or `_`. Null where it names no role. */
export function parseRole(text: string): AccountRole | null {
  const name = text
    .trim()
    .toUpperCase()
    .replace(/[-\s]+/g, '_');
  return (accountRoles as readonly string[]).includes(name) ? (name as AccountRole) : null;
}

/** What the name of an account of this type suggests; null where it suggests nothing. */
export function roleOfName(type: AccountType, fullName: string): AccountRole | null {
  if (type === 'ASSET' && isCashName(fullName)) return 'CASH';
  return suggestions[type]?.find(([, pattern]) => pattern.test(fullName))?.[0] ?? null;
}
