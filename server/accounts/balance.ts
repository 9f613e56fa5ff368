import type { Context } from '../context.ts';
import { readFrame } from '../ledger/frame.sql.ts';
import type { PlainDate } from '../ledger/plain-date.ts';
import type { Sql } from '../ledger/sql.ts';
import { readValuation } from '../ledger/valuation.sql.ts';
import type { NativeSum, Valuation } from '../ledger/valuation.ts';
import type { Account } from '../nouns/account.types.ts';
import type { Balance, BalanceArguments } from './accounts.types.ts';
import { readBalanceSums } from './balance.sql.ts';

interface BalanceQuestion {
  readonly asOf: PlainDate;
  readonly currency: string | null;
  readonly own: boolean;
}

/** The balance of one account; all that are asked for with the same arguments are read together, in one snapshot. */
export function balanceOf(context: Context, account: Account, page: BalanceArguments): Promise<Balance> {
  const question: BalanceQuestion = { asOf: page.asOf ?? context.today, currency: page.currency ?? null, own: page.own };
  const loader = context.loaders.own(`balance ${JSON.stringify(question)}`, (_sql, bookId, ids: readonly number[]) =>
    context.snapshot((sql) => readBalances(sql, bookId, ids, question)),
  );
  return loader.load(account.accountId);
}

async function readBalances(sql: Sql, bookId: number, ids: readonly number[], question: BalanceQuestion): Promise<Balance[]> {
  const frame = await readFrame(sql, bookId);
  const valuation = await readValuation(sql, frame, question.currency, [question.asOf]);
  const sums = await readBalanceSums(sql, frame, ids, question.asOf, question.own);
  return ids.map((id) => shown(sums.get(id)!, valuation, question));
}

function shown(sums: readonly NativeSum[], valuation: Valuation, { asOf, currency }: BalanceQuestion): Balance {
  const native = valuation.native(sums);
  if (currency === null) return { native, value: null, unpriced: [] };
  const value = valuation.atClosing(sums, asOf);
  return { native, value: valuation.moneyOf(value), unpriced: valuation.unpriced(value.leftOut) };
}
