import type { AccountRole, AccountType } from '../gql/operations.ts';

export const typeNames: Record<AccountType, string> = {
  ASSET: 'asset',
  LIABILITY: 'liability',
  EQUITY: 'equity',
  REVENUE: 'revenue',
  EXPENSE: 'expense',
  UNTYPED: 'of no known type',
};

export const roleNames: Record<AccountRole, string> = {
  CASH: 'cash',
  COST_OF_GOODS: 'cost of goods',
  DEBT_LONG: 'long-term debt',
  DEBT_SHORT: 'short-term debt',
  DEFERRED_REVENUE: 'deferred revenue',
  DEPRECIATION: 'depreciation',
  FIXED_ASSET: 'fixed asset',
  INCOME_TAX: 'income tax',
  INTEREST: 'interest',
  INVENTORY: 'inventory',
  MARKETABLE_SECURITY: 'marketable security',
  OTHER_INCOME: 'other income',
  PAYABLE: 'payable',
  PAYROLL: 'payroll',
  PREPAID: 'prepaid',
  RECEIVABLE: 'receivable',
  TAX_LIABILITY: 'tax liability',
};
