import { afterAll, beforeAll, describe } from 'vitest';
import type { Store } from '../store/open-store.ts';
import { sqlOf } from '../store/sql-of.ts';
import { itKeepsSessions } from '../testing/session-store.ts';
import { openTestStore } from '../testing/test-store.ts';
import { databaseSessions } from './sessions.sql.ts';
import type { SessionStore } from './sessions.ts';

let database: Store;
let sessions: SessionStore;
let now = new Date('2026-10-15T08:00:00Z');
beforeAll(async () => {
  database = await openTestStore();
  const sql = sqlOf(database.source.manager);
  for (const email of ['ada@example.org', 'bo@example.org'])
    await sql.query('insert into person (email, created_at) values ($1, $2)', [email, now]);
  sessions = databaseSessions(sql, () => now);
});
afterAll(() => database.close());

describe('sessions in the database', () => {
  itKeepsSessions(
    () => sessions,
    (then) => {
      now = then;
    },
  );
});
