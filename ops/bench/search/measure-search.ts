import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StaticModel } from '../../../server/search/model/static-model.ts';
import { PgvectorStore } from '../../../server/search/vectors/pgvector-store.ts';
import { builtInModel } from '../../../server/search-desk.ts';
import { openStore, type Store } from '../../../server/store/open-store.ts';
import { withProgress } from '../../progress.mjs';
import { cpuSeconds } from '../measure/cpu.ts';
import { rounded } from '../measure/timing.ts';
import { embeddedHost, type Host, postgresHost } from '../size/hosts.ts';
import { measureAnswers } from './answers.ts';
import { textsOf } from './books.ts';
import { measureSlowdown } from './import-slowdown.ts';
import { measureSuggestions } from './suggestions.ts';

interface Choice {
  readonly texts: number;
  readonly stores: readonly string[];
  readonly queries: number;
  /** Entries of each import that is timed beside indexing; 0 leaves that out. */
  readonly imports: number;
  readonly suggestions: boolean;
}

export async function measureSearch({ texts, stores, queries, imports, suggestions }: Choice): Promise<object> {
  const folder = mkdtempSync(join(tmpdir(), 'farthing-search-bench-'));
  // PostgreSQL runs as a user of its own, who has to get in.
  chmodSync(folder, 0o755);
  const found: Record<string, object> = { model: await measureModel(texts) };
  try {
    for (const kind of stores) found[kind] = await measureStore(folder, kind, { texts, queries, imports });
    if (suggestions) {
      const host = embeddedHost(folder);
      const store = await openStore(await host.fresh('demo'));
      try {
        found.suggestedAccounts = await withProgress('Suggested accounts on the demo company', () => measureSuggestions(store));
      } finally {
        await store.close();
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return found;
}

async function measureStore(
  folder: string,
  kind: string,
  { texts, queries, imports }: Pick<Choice, 'texts' | 'queries' | 'imports'>,
): Promise<object> {
  const host = kind === 'embedded' ? embeddedHost(folder) : await postgresHost(folder, null, false);
  try {
    const answers = await onFresh(host, 'search', async (store) => {
      if (kind !== 'pgvector') return measureAnswers(store, texts, queries, kind, null);
      if (!(await hasPgvector(store))) return { skipped: 'this PostgreSQL has no pgvector' };
      return measureAnswers(store, texts, queries, kind, new PgvectorStore(builtInModel().dimensions));
    });
    if (kind === 'pgvector' || imports === 0) return answers;
    const beside = await onFresh(host, 'imports', (store) =>
      withProgress(`${kind}: imports beside indexing`, () => measureSlowdown(store, imports)),
    );
    return { ...answers, imports: beside };
  } finally {
    await host.close();
  }
}

async function onFresh<T>(host: Host, label: string, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore(await host.fresh(label));
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

async function hasPgvector(store: Store): Promise<boolean> {
  return (await store.source.query("select 1 from pg_available_extensions where name = 'vector'")).length > 0;
}

/** CPU of the built-in model alone. */
async function measureModel(count: number): Promise<object> {
  const texts = textsOf(count);
  let model: StaticModel | null = null;
  const loading = await cpuSeconds(async () => {
    model = new StaticModel();
  });
  const embedding = await cpuSeconds(() => model!.embedTexts(texts));
  const queries = texts.slice(0, 1_000).map((text) => `what did we pay for ${text.toLowerCase()} last month`);
  const asking = await cpuSeconds(async () => {
    for (const query of queries) await model!.embedQuery(query);
  });
  return {
    loadCpuSeconds: rounded(loading),
    textsPerCpuSecond: Math.round(count / embedding),
    queryCpuMilliseconds: rounded((1_000 * asking) / queries.length),
  };
}
