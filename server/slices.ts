import type { NonEmptyArray } from 'type-graphql';
import { AccessResolver } from './access/access.resolver.ts';
import { AccountsResolver } from './accounts/accounts.resolver.ts';
import { BalanceSheetResolver } from './balance-sheet/balance-sheet.resolver.ts';
import { BooksResolver, ViewerResolver } from './books/books.resolver.ts';
import { CashFlowResolver } from './cash-flow/cash-flow.resolver.ts';
import { ExpenseTrendResolver } from './expense-trend/expense-trend.resolver.ts';
import { FindingsResolver } from './findings/findings.resolver.ts';
import { PossibleDuplicatesResolver } from './imports/doubtful.resolver.ts';
import { ImportsResolver } from './imports/imports.resolver.ts';
import { RuleApplicationResolver } from './imports/rule-application/rule-application.resolver.ts';
import { RulesResolver } from './imports/rule-list.resolver.ts';
import { RuleProposalsResolver } from './imports/rule-proposals/rule-proposals.resolver.ts';
import { StatementBalancesResolver } from './imports/statement-balances/statement-balances.resolver.ts';
import { TransactionTransferResolver, TransferSideResolver, TransfersResolver } from './imports/transfers/transfers.resolver.ts';
import { IncomeStatementResolver } from './income-statement/income-statement.resolver.ts';
import { KpisResolver } from './kpis/kpis.resolver.ts';
import { NodeResolver } from './node/node.resolver.ts';
import { PricesResolver } from './prices/prices.resolver.ts';
import { SearchResolver, TransactionSearchResolver } from './search/search.resolver.ts';
import { PostingsResolver } from './transactions/postings.resolver.ts';
import { TransactionConnectionResolver, TransactionsResolver } from './transactions/transactions.resolver.ts';
import { TrialBalanceResolver } from './trial-balance/trial-balance.resolver.ts';

/** One line for each slice's resolver class. */
// biome-ignore lint/complexity/noBannedTypes: type-graphql asks for the classes themselves.
export const slices: NonEmptyArray<Function> = [
  BooksResolver,
  ViewerResolver,
  AccessResolver,
  ImportsResolver,
  PossibleDuplicatesResolver,
  RulesResolver,
  RuleApplicationResolver,
  RuleProposalsResolver,
  StatementBalancesResolver,
  TransfersResolver,
  TransferSideResolver,
  TransactionTransferResolver,
  FindingsResolver,
  TransactionsResolver,
  TransactionConnectionResolver,
  PostingsResolver,
  BalanceSheetResolver,
  IncomeStatementResolver,
  TrialBalanceResolver,
  CashFlowResolver,
  ExpenseTrendResolver,
  AccountsResolver,
  PricesResolver,
  KpisResolver,
  SearchResolver,
  TransactionSearchResolver,
  NodeResolver,
];
