import type { Chart, ChartAccount } from '../ledger/chart.ts';

/** Assets that are cash, or become cash or are used up within a year: all but FIXED_ASSET. */
export function currentAssets(chart: Chart): ChartAccount[] {
  return chart.ofType('ASSET').filter((account) => account.role !== 'FIXED_ASSET');
}

/** Liabilities due within a year: all but DEBT_LONG. */
export function currentLiabilities(chart: Chart): ChartAccount[] {
  return chart.ofType('LIABILITY').filter((account) => account.role !== 'DEBT_LONG');
}
