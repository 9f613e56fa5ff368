import type { AccountRole, AccountType } from '../gql/operations.ts';

const typeOfRole: Record<AccountRole, AccountType> = {
  CASH: 'ASSET',
  COST_OF_GOODS: 'EXPENSE',
  DEBT_LONG: 'LIABILITY',
  DEBT_SHORT: 'LIABILITY',
  DEFERRED_REVENUE: 'LIABILITY',
  DEPRECIATION: 'EXPENSE',
  FIXED_ASSET: 'ASSET',
  INCOME_TAX: 'EXPENSE',
  INTEREST: 'EXPENSE',
  INVENTORY: 'ASSET',
  MARKETABLE_SECURITY: 'ASSET',
  OTHER_INCOME: 'REVENUE',
  PAYABLE: 'LIABILITY',
  PAYROLL: 'EXPENSE',
  PREPAID: 'ASSET',
  RECEIVABLE: 'ASSET',
  TAX_LIABILITY: 'LIABILITY',
};

/** What an account of a type may be for. */
export function rolesOf(type: AccountType): AccountRole[] {
  return (Object.keys(typeOfRole) as AccountRole[]).filter((role) => typeOfRole[role] === type);
}
