import type { Figure } from './ask-all.ts';
import type { BooksMeasured, SizeReport } from './measured.ts';

/** One promise of the product with what this run measured. A bound that is missed fails nothing: it is read by people. */
export interface Shown {
  readonly figure: string;
  readonly bound: string;
  /** Null where this run did not measure it. */
  readonly measured: number | Record<string, number> | null;
  readonly met: boolean | null;
  readonly note?: string;
}

const inSql = ['balanceSheet, one comparison', 'trialBalance', 'expenseTrend, 24 months, top 8', 'kpis', 'kpis, 12-point history'];

/** Every figure of the promise, in its order. */
export function mustShow(report: SizeReport): Shown[] {
  const at = (store: string, size: string) => report.measured.find((books) => books.store === store && books.size === size);
  const [million, tenMillion] = [at('postgres', '1m'), at('postgres', '10m')];
  return [
    ...inSql.flatMap((name) => reportInSql(name, tenMillion?.questions.reports[name], million?.questions.reports[name])),
    atMost('the whole overview at 10m, caches off, p50', 60, 'ms', tenMillion?.questions.overview?.api.p50),
    importAgainstCopy(report.measured),
    ...againstHledger(report),
    slowest('embedded 100k, slowest report, p50', 40, at('embedded', '100k')?.questions.reports, 'api'),
    ...hotAccount(report),
    slowest('any page of transactions at 10m, any filter, p50', 10, pagesOf(tenMillion), 'api'),
    {
      ...slowest('the same in SQL alone', 10, pagesOf(tenMillion), 'sql'),
      note: 'the bound is of the whole page; this tells where its time goes',
    },
  ];
}

function atMost(figure: string, bound: number, unit: string, measured: number | null | undefined): Shown {
  return { figure, bound: `<= ${bound} ${unit}`, measured: measured ?? null, met: measured == null ? null : measured <= bound };
}

function atLeast(figure: string, bound: number, measured: number | null | undefined): Shown {
  return { figure, bound: `>= ${bound}`, measured: measured ?? null, met: measured == null ? null : measured >= bound };
}

function reportInSql(name: string, large: Figure | undefined, small: Figure | undefined): Shown[] {
  const growth = large && small ? Number((large.sql.p50 / small.sql.p50).toPrecision(3)) : null;
  return [atMost(`${name} at 10m in SQL, p50`, 15, 'ms', large?.sql.p50), atMost(`${name} at 10m against 1m`, 2, 'times', growth)];
}

/** Counting all entries is not a page. */
function pagesOf(books: BooksMeasured | undefined): Record<string, Figure> | undefined {
  if (!books) return undefined;
  return Object.fromEntries(Object.entries(books.questions.lists).filter(([name]) => name.endsWith(' page')));
}

function slowest(figure: string, bound: number, figures: Record<string, Figure> | undefined, side: 'api' | 'sql'): Shown {
  const [worst] = Object.entries(figures ?? {}).sort(([, a], [, b]) => b[side].p50 - a[side].p50);
  const shown = atMost(figure, bound, 'ms', worst?.[1][side].p50);
  return worst ? { ...shown, note: `the slowest is: ${worst[0]}` } : shown;
}

function importAgainstCopy(measured: readonly BooksMeasured[]): Shown {
  const ratios = measured
    .filter(({ store }) => store === 'postgres')
    .flatMap((books) => (books.import.ratioToCopy ? [[books.size, books.import.ratioToCopy.median] as const] : []));
  const met = ratios.length === 0 ? null : ratios.every(([, ratio]) => ratio >= 0.6);
  return {
    figure: 'import to commit against COPY of the same rows, PostgreSQL',
    bound: '>= 0.6',
    measured: ratios.length ? Object.fromEntries(ratios) : null,
    met,
  };
}

function againstHledger({ hledger }: SizeReport): Shown[] {
  const million = Array.isArray(hledger) ? hledger.find(({ size }) => size === '1m-transactions') : undefined;
  const note = 'skipped' in hledger ? { note: hledger.skipped } : {};
  return [
    { ...atLeast('one balance sheet by hledger against our whole import, 1m-transactions', 1, million?.timesOurImport.median), ...note },
    atMost('peak memory of that import', 512, 'MB', million?.importPeakRssMegabytes),
  ];
}

function hotAccount({ contention }: SizeReport): Shown[] {
  const [noRollup, noTriggers] = ['8 writers on one hot account against no rollup', '8 writers on one hot account against no triggers'];
  if ('skipped' in contention) {
    return [noRollup, noTriggers].map((figure) => ({ ...atLeast(figure, 0.7, null), note: contention.skipped }));
  }
  const shipped = 'as shipped, compactor running';
  const deadlocks = Object.values(contention.deadlocks).reduce((sum, count) => sum + count, 0);
  return [
    { ...atLeast(noRollup, 0.7, contention.ratiosToNoRollup[shipped]?.median), note: 'compactor running beside both' },
    {
      ...atLeast(noTriggers, 0.7, contention.ratios[shipped]?.median),
      note: 'compactor running; versions and announcements are left out too, which is more than the rollup',
    },
    atMost('deadlocks of these writers', 0, 'deadlocks', deadlocks),
  ];
}
