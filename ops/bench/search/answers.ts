import { readFileSync } from 'node:fs';
import { createBook } from '../../../server/ledger/books.sql.ts';
import { readMeant, type TransactionFilter } from '../../../server/ledger/transaction-filter.ts';
import { Finding, type FoundEntry } from '../../../server/search/answer/found.ts';
import { readMatchingTexts } from '../../../server/search/answer/said.sql.ts';
import type { Mode } from '../../../server/search/ranking/fuse.ts';
import type { TextIndex } from '../../../server/search/ranking/text-index.ts';
import type { VectorStore } from '../../../server/search/vectors/vector-store.ts';
import { askVectorStore, searchDeskOf } from '../../../server/search-desk.ts';
import { SearchIndexing } from '../../../server/search-indexing.ts';
import { confined } from '../../../server/store/confined.ts';
import type { Store } from '../../../server/store/open-store.ts';
import { ensureRowSecurity } from '../../../server/store/row-security.ts';
import { sqlOf } from '../../../server/store/sql-of.ts';
import { withProgress } from '../../progress.mjs';
import { cpuSeconds } from '../measure/cpu.ts';
import { rounded } from '../measure/timing.ts';
import { fillBook, filterOf, selectivities, textsOf } from './books.ts';

const first = 10;

/** Takes a book up and asks it, at each selectivity; each answer is set beside an exact one. */
export async function measureAnswers(
  store: Store,
  count: number,
  queryCount: number,
  kind: string,
  vectors: VectorStore | null,
): Promise<object> {
  const sql = sqlOf(store.source.manager);
  const desk = searchDeskOf(store.source);
  if (vectors) {
    await vectors.prepare(sql);
    await ensureRowSecurity(store.source.manager);
    const onFault = (error: unknown) => {
      throw error;
    };
    askVectorStore(store.source, { store: vectors, model: desk.builtIn.id, onFault });
  }
  const settings = { name: 'Search', currency: 'EUR', fiscalYearStartMonth: 1, timeZone: 'UTC', isDemo: false };
  const bookId = await createBook(sql, settings, true, new Date());
  await withProgress(`${kind}: ${count} entries`, () => store.source.transaction((manager) => fillBook(sqlOf(manager), bookId, count)));
  const indexing = new SearchIndexing(
    store.source,
    () => desk.builtIn,
    { info: () => undefined, error: () => undefined },
    () => new Date(),
    vectors && { store: vectors, model: desk.builtIn.id },
  );
  const started = performance.now();
  const takingUp = await withProgress(`${kind}: taking them up`, () => cpuSeconds(() => indexing.takeUpAll()));
  const takeUpSeconds = (performance.now() - started) / 1_000;
  await sql.query('analyze');
  const loading = performance.now();
  const index = await desk.textsOf(sql, bookId);
  const loadSeconds = (performance.now() - loading) / 1_000;
  const answered: Record<string, object> = {};
  for (const share of selectivities)
    answered[String(share)] = await withProgress(`${kind}: queries at ${share}`, () => askAt(store, bookId, index, share, queryCount));
  return {
    entries: count,
    takenUpPerSecond: Math.round(count / takeUpSeconds),
    takenUpPerCpuSecondOfServer: Math.round(count / takingUp),
    loadIntoMemorySeconds: rounded(loadSeconds),
    vectorStore: desk.vectorStore,
    bySelectivity: answered,
  };
}

async function askAt(store: Store, bookId: number, index: TextIndex, share: (typeof selectivities)[number], queryCount: number) {
  const filter = filterOf(share);
  const sql = sqlOf(store.source.manager);
  const matching = await readMatchingTexts(sql, bookId, filter, await readMeant(sql, bookId, filter));
  const { builtIn } = searchDeskOf(store.source);
  const [queries, others] = [queriesOf(0, queryCount), queriesOf(queryCount, queryCount)];
  const modes: Record<string, object> = {};
  let [lost, recalled, wanted] = [0, 0, 0];
  for (const mode of ['VECTOR', 'KEYWORD', 'HYBRID'] as const) {
    // A connection and a compiler take longer the first times: that is left out.
    for (const query of others) await ask(store, bookId, filter, mode, query);
    const milliseconds: number[] = [];
    const answers: FoundEntry[][] = [];
    const cpuBefore = await cpuSecondsOf(store);
    for (const query of queries) {
      const before = performance.now();
      answers.push(await ask(store, bookId, filter, mode, query));
      milliseconds.push(performance.now() - before);
    }
    const cpu = (await cpuSecondsOf(store)) - cpuBefore;
    modes[mode.toLowerCase()] = { ...ranksOf(milliseconds), cpuMilliseconds: rounded((1_000 * cpu) / queryCount) };
    for (const [at, query] of queries.entries()) {
      const found = answers[at]!;
      const keywords = index.keywords(query);
      // Words alone leave out what has none of them.
      const hits = mode === 'KEYWORD' ? matching.filter((id) => keywords[index.placeOf(id)!]! > 0) : matching;
      lost += Math.min(first, hits.length) - found.length;
      if (mode !== 'VECTOR') continue;
      const exact = exactScores(index, await builtIn.embedQuery(query), matching);
      // A text that ties with the last of the exact ones is as good.
      const least = exact[Math.min(first, exact.length) - 1]!;
      recalled += found.filter(({ score }) => score >= least).length;
      wanted += Math.min(first, matching.length);
    }
  }
  return { matching: matching.length, rowsLost: lost, recall10: rounded(recalled / wanted), ...modes };
}

/** A word in place of a text that is there, so that nothing is found by being the same. */
function queriesOf(from: number, count: number): string[] {
  const texts = textsOf(from + count).slice(from);
  return texts.map((text) => text.split(' ').slice(0, 3).join(' ').toLowerCase());
}

function ask(store: Store, bookId: number, filter: TransactionFilter, mode: Mode, query: string): Promise<FoundEntry[]> {
  const desk = searchDeskOf(store.source);
  return confined(store.source, bookId, 'snapshot', async (snapshot) => {
    const put = await desk.put(snapshot, bookId, query);
    const finding = new Finding(snapshot, bookId, put.index, { mode, query, vector: put.vector }, filter, true, put.nearest);
    const entries = await finding.next(null, first);
    finding.ranksOf(entries.map(({ entry }) => entry.textId));
    return entries;
  });
}

function ranksOf(milliseconds: number[]): object {
  milliseconds.sort((a, b) => a - b);
  const rank = (part: number) => rounded(milliseconds[Math.ceil(milliseconds.length * part) - 1]!);
  return { p50: rank(0.5), p95: rank(0.95) };
}

/** CPU so far of this process and, where that is known, of the database's that answer it. */
async function cpuSecondsOf(store: Store): Promise<number> {
  const { user, system } = process.cpuUsage();
  const rows = await store.source.query('select pid from pg_stat_activity where datname = current_database()');
  const backends: number[] = store.kind === 'postgres' ? rows.map(({ pid }: { pid: number }) => ticksOf(pid)) : [];
  return (user + system) / 1e6 + backends.reduce((sum, ticks) => sum + ticks, 0) / ticksPerSecond;
}

/** What Linux counts user and system time in. */
const ticksPerSecond = 100;

function ticksOf(pid: number): number {
  try {
    // The name before may hold blanks; user and system time are the 12th and 13th fields behind it.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ');
    return Number(fields[11]) + Number(fields[12]);
  } catch {
    return 0;
  }
}

/** Scores of the matching texts, the best first, without any of the code that is measured but the scores themselves. */
function exactScores(index: TextIndex, vector: Int8Array, matching: readonly number[]): number[] {
  return matching
    .map((id) => {
      const kept = index.vectorOf(id)!;
      let sum = 0;
      for (let at = 0; at < kept.length; at += 1) sum += kept[at]! * vector[at]!;
      return Math.round((10_000 * sum) / 127 ** 2);
    })
    .sort((a, b) => b - a);
}
