import DataLoader from 'dataloader';
import type { Context } from '../context.ts';
import { readFrame } from '../ledger/frame.sql.ts';
import { elapsedOf, historyOf, type Period, periodOf } from '../ledger/period.ts';
import { badInput } from '../ledger/refusal.ts';
import { readValuation } from '../ledger/valuation.sql.ts';
import type { Valuation } from '../ledger/valuation.ts';
import { accountOf } from '../nouns/account.types.ts';
import { definitionOf } from './definitions/index.ts';
import type { PeriodFacts } from './facts.ts';
import { digitsOf, sharesOf } from './figure.ts';
import { closingDays, type FlowDetail, readFacts } from './kpis.sql.ts';
import type { AskedPeriod, Kpi, KpiContribution, KpiPoint } from './kpis.types.ts';
import { figureIn } from './report.ts';

const pointsMax = 60;
const contributionsMax = 100;

/** The last `points` values of a figure, oldest first, ending with the period it was asked of. */
export async function historyPoints(ctx: Context, kpi: Kpi, points: number): Promise<KpiPoint[]> {
  if (points < 1 || points > pointsMax) throw badInput(`points is 1 to ${pointsMax}.`, 'points');
  const { periods, facts, valuation } = await seriesLoader(ctx).load({ ...kpi.asked, points, detail: 'BY_CLASS' });
  const definition = definitionOf(kpi.key);
  return periods.map((period, index) => ({ period, value: figureIn(definition, facts[index]!, valuation) })).slice(-points);
}

/** What the largest accounts add to a figure in money; the rows add up to its value as it was printed. */
export async function contributionsOf(ctx: Context, kpi: Kpi, first: number): Promise<KpiContribution[]> {
  if (first < 1 || first > contributionsMax) throw badInput(`first is 1 to ${contributionsMax}.`, 'first');
  if (kpi.unit !== 'MONEY' || kpi.value === null) return [];
  const { facts, valuation } = await seriesLoader(ctx).load({ ...kpi.asked, points: 1, detail: 'BY_ACCOUNT' });
  const measure = definitionOf(kpi.key).measure(facts.at(-1)!);
  return sharesOf(measure, kpi.value, digitsOf(kpi.unit, valuation), first).map(({ part, amount }) => ({
    account: part && accountOf(ctx.book.id, part.account),
    label: part ? part.account.fullName : 'Rest',
    amount,
  }));
}

/** The facts of a period and of those before it, oldest first. */
interface FactSeries {
  readonly periods: readonly Period[];
  readonly facts: readonly PeriodFacts[];
  readonly valuation: Valuation;
}

interface AskedSeries extends AskedPeriod {
  readonly points: number;
  readonly detail: FlowDetail;
}

const loaders = new WeakMap<Context, DataLoader<AskedSeries, FactSeries>>();

/** One for each request: whatever many figures ask of one period is read together. */
function seriesLoader(ctx: Context): DataLoader<AskedSeries, FactSeries> {
  let loader = loaders.get(ctx);
  if (!loader) {
    loader = new DataLoader((asked) => readSeries(ctx, asked), { cache: false });
    loaders.set(ctx, loader);
  }
  return loader;
}

async function readSeries(ctx: Context, asked: readonly AskedSeries[]): Promise<FactSeries[]> {
  const longest = new Map<string, AskedSeries>();
  for (const series of asked) if (series.points > (longest.get(keyOf(series))?.points ?? 0)) longest.set(keyOf(series), series);
  const read = new Map<string, FactSeries>();
  for (const [key, series] of longest) read.set(key, await readOne(ctx, series));
  return asked.map((series) => read.get(keyOf(series))!);
}

function keyOf({ from, to, currency, detail }: AskedSeries): string {
  return `${from} ${to} ${currency} ${detail}`;
}

function readOne(ctx: Context, { from, to, currency, points, detail }: AskedSeries): Promise<FactSeries> {
  return ctx.snapshot(async (sql) => {
    const frame = await readFrame(sql, ctx.book.id);
    const calendar = { today: ctx.today, fiscalYearStartMonth: frame.book.fiscalYearStartMonth };
    const periods = historyOf(periodOf({ from, to }, calendar), points, calendar);
    const ranges = periods.map((period) => elapsedOf(period, ctx.today));
    const valuation = await readValuation(sql, frame, currency, closingDays(ranges));
    return { periods, valuation, facts: await readFacts(sql, frame, valuation, ranges, ctx.today, detail) };
  });
}
