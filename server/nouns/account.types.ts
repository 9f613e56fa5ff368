import { Field, Int, ObjectType } from 'type-graphql';
import type { ChartAccount } from '../ledger/chart.ts';
import { printNodeId } from '../ledger/node-id.ts';
import type { AccountRole as Role, AccountType as Type } from '../ledger/nouns.ts';
import { enumOf } from './enum.ts';
import { Node } from './node.types.ts';

export const AccountType = enumOf<Type>('AccountType', 'The five kinds of account, and those of no known kind.', {
  ASSET: 'What the book owns or is owed: cash, receivables, equipment.',
  LIABILITY: 'What the book owes: loans, payables, taxes due.',
  EQUITY: "The owners' stake, opening balances and retained earnings.",
  REVENUE: 'What is earned.',
  EXPENSE: 'What is spent.',
  UNTYPED: 'Neither declared nor recognised by name. Such accounts are listed in warnings; classifyAccount mends them.',
});

export const AccountRole = enumOf<Role>(
  'AccountRole',
  'What an account is for, within its type. KPIs and the cash flow statement read it.',
  {
    CASH: 'Cash and bank accounts (ASSET).',
    RECEIVABLE: 'What customers owe (ASSET).',
    INVENTORY: 'Goods for sale (ASSET).',
    PREPAID: 'Paid in advance (ASSET).',
    FIXED_ASSET: 'Equipment, buildings and the like, with their depreciation (ASSET).',
    MARKETABLE_SECURITY: 'Securities that can be sold at short notice (ASSET).',
    PAYABLE: 'What is owed to suppliers (LIABILITY).',
    DEBT_SHORT: 'Debt due within a year: cards, credit lines (LIABILITY).',
    DEBT_LONG: 'Debt due later: loans, mortgages, leases (LIABILITY).',
    TAX_LIABILITY: 'Taxes owed or withheld (LIABILITY).',
    DEFERRED_REVENUE: 'Received but not yet earned (LIABILITY).',
    COST_OF_GOODS: 'The direct cost of what is sold (EXPENSE).',
    PAYROLL: 'Salaries, wages and what goes with them (EXPENSE).',
    INTEREST: 'Interest paid (EXPENSE).',
    INCOME_TAX: 'Tax on income (EXPENSE).',
    DEPRECIATION: 'Depreciation and amortisation (EXPENSE).',
    OTHER_INCOME: 'Income that is not revenue from sales: interest, dividends, gains, grants (REVENUE).',
  },
);

@ObjectType('Account', {
  implements: Node,
  description: 'A node of the chart of accounts. Parents exist even where nothing is posted to them.',
})
export class Account extends Node {
  @Field(() => String, { description: 'The last component of the full name: checking.' })
  name!: string;

  @Field(() => String, { description: 'Colon-separated path, as in plain-text accounting: assets:bank:checking.' })
  fullName!: string;

  @Field(() => Int, { description: '1 for a top-level account.' })
  depth!: number;

  @Field(() => AccountType, {
    description: 'Chosen, declared, inherited from the nearest declared parent, or recognised by its English name.',
  })
  type!: Type;

  @Field(() => AccountRole, { nullable: true, description: 'What the account is for; null where nothing says so.' })
  role!: Role | null;

  /** Within the book; not in the API. */
  accountId!: number;
  parentAccountId!: number | null;
}

/** An account of the chart as the API shows it. */
export function accountOf(bookId: number, account: ChartAccount): Account {
  return {
    id: printNodeId('Account', bookId, account.id),
    name: account.name,
    fullName: account.fullName,
    depth: account.depth,
    type: account.type,
    role: account.role,
    accountId: account.id,
    parentAccountId: account.parentId,
  };
}
