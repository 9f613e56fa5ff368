import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StaticModel } from '../../../server/search/model/static-model.ts';
import { openStore } from '../../../server/store/open-store.ts';
import { withProgress } from '../../progress.mjs';
import { cpuSeconds } from '../measure/cpu.ts';
import { rounded } from '../measure/timing.ts';
import { embeddedHost, postgresHost } from '../size/hosts.ts';
import { measureAnswers } from './answers.ts';
import { textsOf } from './books.ts';
import { measureSuggestions } from './suggestions.ts';

interface Choice {
  readonly texts: number;
  readonly stores: readonly string[];
  readonly queries: number;
  readonly suggestions: boolean;
}

export async function measureSearch({ texts, stores, queries, suggestions }: Choice): Promise<object> {
  const folder = mkdtempSync(join(tmpdir(), 'farthing-search-bench-'));
  // PostgreSQL runs as a user of its own, who has to get in.
  chmodSync(folder, 0o755);
  const found: Record<string, object> = { model: await measureModel(texts) };
  try {
    for (const kind of stores) {
      const host = kind === 'postgres' ? await postgresHost(folder, null, false) : embeddedHost(folder);
      try {
        const place = await host.fresh('search');
        const store = await openStore(place);
        try {
          found[kind] = await measureAnswers(store, texts, queries, kind);
        } finally {
          await store.close();
        }
      } finally {
        await host.close();
      }
    }
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
