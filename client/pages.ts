import { accountsPage } from './accounts/page.ts';
import { overviewPage } from './overview/page.ts';
import type { Page } from './shell/page.ts';
import { transactionsPage } from './transaction-list/page.ts';

/** All pages, in the order of the navigation. A new one is a folder with a `page.ts`, and a line here. */
export const pages: readonly Page[] = [overviewPage, transactionsPage, accountsPage];

/** The page at a path: itself, or the nearest above it. */
export function pageAt(path: string): Page | undefined {
  return pages.find((page) => page.path === path || (page.path !== '/' && path.startsWith(`${page.path}/`)));
}
