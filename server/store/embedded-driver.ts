import { EventEmitter } from 'node:events';
import type { PGlite, Results } from '@electric-sql/pglite';
// The one function of pg that turns a parameter into its wire text; it has no public name.
import utils from 'pg/lib/utils.js';
import { type Copy, planNameOf } from '../ledger/sql.ts';
import { copyingFrom } from './copy-statement.ts';
import { EmbeddedPlans } from './embedded-plans.ts';
import { embeddedParsers } from './wire-types.ts';

interface DriverResult {
  rows: unknown[];
  rowCount: number;
  command: string;
}

type Callback<T> = (error: Error | null, value?: T, release?: () => void) => void;

/** How many statements an embedded database has been given, by whomever. */
export interface Given {
  statements: number;
}

/** The one session, as long as somebody holds it; to TypeORM a client of `pg`. */
export class EmbeddedConnection extends EventEmitter {
  release: () => void = () => undefined;

  constructor(
    private readonly database: PGlite,
    private readonly given: Given,
    private readonly plans: EmbeddedPlans,
  ) {
    super();
  }

  query(statement: string | { text: string }, values?: unknown[] | Callback<DriverResult>, callback?: Callback<DriverResult>) {
    const text = typeof statement === 'string' ? statement : statement.text;
    this.given.statements += 1;
    const done = typeof values === 'function' ? values : callback;
    const answer = this.run(text, typeof values === 'function' ? undefined : values);
    if (!done) return answer;
    answer.then((result) => done(null, result), done);
    return undefined;
  }

  private async run(text: string, values: unknown[] | undefined): Promise<DriverResult> {
    const name = planNameOf(text);
    if (name === undefined && !values?.length) {
      const results = await this.database.exec(text, { parsers: embeddedParsers });
      return resultOf(results.at(-1), text);
    }
    const parameters = (values ?? []).map((value) => utils.prepareValue(value));
    const options = { parsers: embeddedParsers, serializers: asText };
    const results =
      name === undefined
        ? this.database.query<Record<string, unknown>>(text, parameters, options)
        : this.plans.query(name, text, parameters);
    return resultOf(await results, text);
  }

  /** COPY without a wire: PGlite reads the rows as a file. */
  async copyIn(copy: Copy): Promise<void> {
    this.given.statements += 1;
    await this.database.query(copyingFrom(copy, "'/dev/blob'"), [], { blob: new Blob([copy.rows]) });
  }
}

/**
 * Makes PGlite look like the `pg` module to TypeORM. PGlite is one session, so `connect` is a first-come, first-served
 * lock: two transactions never mix, and a query outside a running transaction waits for its end.
 */
export function embeddedDriver(database: PGlite, given: Given = { statements: 0 }) {
  const plans = new EmbeddedPlans(database);
  class Pool extends EventEmitter {
    private tail: Promise<void> = Promise.resolve();

    connect(callback: Callback<EmbeddedConnection>): void {
      const previous = this.tail;
      let free: () => void = () => undefined;
      this.tail = new Promise((resolve) => {
        free = resolve;
      });
      void previous.then(() => {
        const connection = new EmbeddedConnection(database, given, plans);
        connection.release = free;
        callback(null, connection, free);
      });
    }

    end(callback?: () => void): void {
      callback?.();
    }
  }

  return { Pool };
}

/** Parameters are wire text already; every serializer passes them through. */
const asText: Record<number, (value: unknown) => string> = new Proxy(
  {},
  { get: () => (value: unknown) => value as string, has: () => true },
);

function resultOf(result: Results | undefined, text: string): DriverResult {
  const rows = result?.rows ?? [];
  return { rows, rowCount: result?.affectedRows || rows.length, command: text.trimStart().split(/\s+/, 1)[0]!.toUpperCase() };
}
