import { pino } from 'pino';
import { createApp } from '../../../server/app.ts';
import { printNodeId } from '../../../server/ledger/node-id.ts';
import type { Sql } from '../../../server/ledger/sql.ts';
import { openStore } from '../../../server/store/open-store.ts';
import { sqlOf } from '../../../server/store/sql-of.ts';
import { watchStatements } from '../measure/statement-watch.ts';

/** Where loaded books are: PostgreSQL, or the folder of an embedded database. */
export type Place = { readonly url: string } | { readonly directory: string };

/** How long one question took, in milliseconds: as a whole, and what of it the database was waited for. */
export interface Asked {
  readonly milliseconds: number;
  /** All statements, added up. */
  readonly sqlMilliseconds: number;
  /** The time in which at least one statement was under way: less than their sum where they ran side by side. */
  readonly sqlSpanMilliseconds: number;
  readonly statements: number;
  readonly answer: Answer;
}

// biome-ignore lint/suspicious/noExplicitAny: the answers of many queries, each read by who asked it.
export type Answer = any;

/** The whole API in this process, over one loaded book, with every cache off and a clock that stands still. */
export interface Stage {
  /** Asks as the owner. Throws where the answer has errors. */
  ask(query: string, variables: Record<string, unknown>): Promise<Asked>;
  /** Past the API. */
  readonly sql: Sql;
  close(): Promise<void>;
}

export async function openStage(place: Place, bookId: number, now: Date): Promise<Stage> {
  const store = await openStore(place);
  const watch = watchStatements(store.source);
  const parts = {
    store,
    logger: pino({ level: 'silent' }),
    now: () => now,
    newBook: { currency: null, fiscalYearStartMonth: 1, timeZone: 'UTC' },
    dashboard: null,
    auth: { mode: 'open' },
    cache: null,
  } as const;
  const app = await createApp(parts);
  const headers = { 'farthing-book': printNodeId('Book', bookId) };
  return {
    sql: sqlOf(store.source.manager),
    async ask(query, variables) {
      watch.reset();
      const startMs = performance.now();
      const contextValue = await app.contextOf({ method: 'POST', headers });
      const response = await app.apollo.executeOperation({ query, variables }, { contextValue });
      if (response.body.kind !== 'single') throw new Error('an incremental answer was not asked for');
      // Printed as for the wire: that belongs to the work.
      const text = JSON.stringify(response.body.singleResult);
      const milliseconds = performance.now() - startMs;
      const { data, errors } = JSON.parse(text);
      if (errors) throw new Error(`the API refused: ${JSON.stringify(errors)}\n${query}\n${JSON.stringify(variables)}`);
      return { milliseconds, ...watch.seen(), answer: data };
    },
    async close() {
      await app.stop();
      await store.close();
    },
  };
}
