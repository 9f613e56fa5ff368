import { accountNameLengthMax, pageSizeMax } from '../../config/limits.ts';
import type { Context } from '../../context.ts';
import { CursorCodec } from '../../ledger/cursor.ts';
import { Decimal } from '../../ledger/decimal.ts';
import { forwardPage, pageWindow } from '../../ledger/page-window.ts';
import { parsePlainDate } from '../../ledger/plain-date.ts';
import { badInput } from '../../ledger/refusal.ts';
import { type Account, accountOf } from '../../nouns/account.types.ts';
import { connectionOf } from '../../nouns/connection.types.ts';
import { type Import, importOf } from '../../nouns/import.types.ts';
import { readStatedBalances, type StatedBalanceRow } from './stated-balances.sql.ts';
import type { StatementBalance, StatementBalanceConnection } from './statement-balances.types.ts';

const isText = () => true;
const isDay = (text: string) => parsePlainDate(text) !== null;

/** A page of the balances that banks state, or of those alone that the book does not come to. */
export async function statementBalancePage(
  context: Context,
  account: string | null,
  differing: boolean,
  first: number,
  after?: string | null,
): Promise<StatementBalanceConnection> {
  const { book } = context;
  if ((account?.length ?? 0) > accountNameLengthMax)
    throw badInput(`account may have at most ${accountNameLengthMax} characters.`, 'account');
  const cursors = new CursorCodec(['statement balances', book.id, account, differing], [isText, isText, isDay]);
  const window = pageWindow({ first, after }, { usual: first, max: pageSizeMax }, cursors);
  const behind = window.after ? ([window.after[0]!, window.after[1]!, window.after[2]!] as const) : null;
  const rows = await context.snapshot((sql) =>
    readStatedBalances(sql, book.id, { account, differing, after: behind, count: window.size + 1 }),
  );
  return connectionOf(forwardPage(window, rows), cursors, ({ account: name, currency, on }) => [name, currency, on], balanceOf);
}

function balanceOf({ stated, booked, currency, ...rest }: StatedBalanceRow): StatementBalance {
  const [bank, book] = [Decimal.from(stated), Decimal.from(booked)];
  const difference = bank.minus(book);
  const money = (amount: Decimal) => ({ amount, currency });
  return { ...rest, stated: money(bank), booked: money(book), difference: money(difference), isMet: difference.isZero };
}

export async function accountOfBalance(context: Context, { accountId }: StatementBalance): Promise<Account> {
  return accountOf(context.book.id, (await context.loaders.account.load(accountId))!);
}

export async function importOfBalance(context: Context, { importId }: StatementBalance): Promise<Import | null> {
  const facts = await context.loaders.import.load(importId);
  return facts && importOf(context.book.id, facts);
}
