import { accountsPage } from './accounts/page.ts';
import { balanceSheetPage } from './balance-sheet/page.ts';
import { cashFlowPage } from './cash-flow/page.ts';
import { expensesPage } from './expense-trend/page.ts';
import { findingsPage } from './findings/page.ts';
import { importsPage } from './import-list/page.ts';
import { incomeStatementPage } from './income-statement/page.ts';
import { overviewPage } from './overview/page.ts';
import { rulesPage } from './rules/page.ts';
import { searchPage } from './search/page.ts';
import { settingsPage } from './settings/page.ts';
import type { Page } from './shell/page.ts';
import { transactionsPage } from './transaction-list/page.ts';
import { trialBalancePage } from './trial-balance/page.ts';

/** All pages, in the order of the navigation. A new one is a folder with a `page.ts`, and a line here. */
export const pages: readonly Page[] = [
  overviewPage,
  expensesPage,
  incomeStatementPage,
  balanceSheetPage,
  cashFlowPage,
  trialBalancePage,
  searchPage,
  transactionsPage,
  accountsPage,
  importsPage,
  findingsPage,
  rulesPage,
  settingsPage,
];

/** The page at a path: itself, or the nearest above it. */
export function pageAt(path: string): Page | undefined {
  return pages.find((page) => page.path === path || (page.path !== '/' && path.startsWith(`${page.path}/`)));
}
