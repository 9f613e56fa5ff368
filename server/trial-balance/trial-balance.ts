import type { Context } from '../context.ts';
import { readFrame } from '../ledger/frame.sql.ts';
import { accountTypes } from '../ledger/nouns.ts';
import { provenanceOf } from '../ledger/provenance.ts';
import { readSums } from '../ledger/sums.sql.ts';
import { readValuation } from '../ledger/valuation.sql.ts';
import { datedTypes, type Valuation } from '../ledger/valuation.ts';
import { oneByCommodity } from '../ledger/valued.ts';
import { accountOf } from '../nouns/account.types.ts';
import { type TrialLine, trialOf } from './trial.ts';
import type { TrialBalance, TrialBalanceArguments, TrialBalanceLine } from './trial-balance.types.ts';

export function trialBalance(ctx: Context, { asOf, currency }: TrialBalanceArguments): Promise<TrialBalance> {
  return ctx.snapshot(async (sql) => {
    const frame = await readFrame(sql, ctx.book.id);
    const valuation = await readValuation(sql, frame, currency, [asOf]);
    const scope = { from: null, to: asOf, bounds: [], types: accountTypes, dated: datedTypes };
    const trial = trialOf(frame.chart, valuation, await readSums(sql, frame, scope, valuation), asOf);
    return {
      asOf,
      currency: valuation.currency,
      lines: trial.lines.map((line) => lineOf(frame.book.id, line, valuation)),
      totalDebit: valuation.money(trial.total),
      totalCredit: valuation.money(trial.total),
      unpriced: valuation.unpriced(oneByCommodity(trial.unpricedAtClosing.leftOut, trial.unpricedAtDates.leftOut)),
      provenance: provenanceOf(frame.version, ctx.now),
    };
  });
}

function lineOf(bookId: number, { account, balance, native }: TrialLine, valuation: Valuation): TrialBalanceLine {
  const figure = balance.known && valuation.rounded(balance.known);
  return {
    account: account && accountOf(bookId, account),
    label: account?.fullName ?? 'Conversion difference',
    native: valuation.native(native),
    debit: figure && figure.sign >= 0 ? figure : null,
    credit: figure && figure.sign < 0 ? figure.negated() : null,
  };
}
