/** The closed lists of the ledger. Names are the contract's. */

export const accountTypes = ['ASSET', 'LIABILITY', 'EQUITY', 'REVENUE', 'EXPENSE', 'UNTYPED'] as const;
export type AccountType = (typeof accountTypes)[number];

/** What a book may declare of an account: hledger's A L E R X, and its two narrower kinds C (cash) and V (conversion). */
const declaredTypes = ['ASSET', 'CASH', 'LIABILITY', 'EQUITY', 'CONVERSION', 'REVENUE', 'EXPENSE'] as const;
export type DeclaredType = (typeof declaredTypes)[number];

export const accountRoles = [
  'CASH',
  'RECEIVABLE',
  'INVENTORY',
  'PREPAID',
  'FIXED_ASSET',
  'MARKETABLE_SECURITY',
  'PAYABLE',
  'DEBT_SHORT',
  'DEBT_LONG',
  'TAX_LIABILITY',
  'DEFERRED_REVENUE',
  'COST_OF_GOODS',
  'PAYROLL',
  'INTEREST',
  'INCOME_TAX',
  'DEPRECIATION',
  'OTHER_INCOME',
] as const;
export type AccountRole = (typeof accountRoles)[number];

export const transactionStatuses = ['UNMARKED', 'PENDING', 'CLEARED'] as const;
export type TransactionStatus = (typeof transactionStatuses)[number];

const importStatuses = ['QUEUED', 'READING', 'SUCCEEDED', 'FAILED', 'CANCELLED', 'UNDONE'] as const;
export type ImportStatus = (typeof importStatuses)[number];

const dataDomains = ['LEDGER', 'RATES', 'SEARCH'] as const;
export type DataDomain = (typeof dataDomains)[number];
