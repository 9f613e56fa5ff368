import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestStore } from '../testing/test-store.ts';
import { OneIdentityIndex202611301920 } from './migrations/202611301920-one-identity-index.ts';
import type { Store } from './open-store.ts';

let store: Store;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

test('a database that kept identities by day has one index of them again, and the rights of words', async () => {
  const runner = store.source.createQueryRunner();
  await runner.startTransaction();
  try {
    const shape = async () =>
      runner.query(
        `select (select string_agg(indexdef, E'\\n' order by indexname) from pg_indexes where tablename = 'transaction') as indexes,
                (select count(*)::int from information_schema.columns where table_name = 'transaction') as columns,
                (select bool_and(prosecdef and array_to_string(proconfig, ',') like 'search_path=%') from pg_proc
                  where proname in ('note_words_of_entries', 'note_words_of_entry')) as owned`,
      );
    const [meant] = await shape();
    expect(meant.indexes).toContain('transaction_identity');
    expect(meant.owned).toBe(true);
    for (const statement of [
      'alter table transaction add column has_own_identity boolean not null default true',
      'drop index transaction_identity',
      'create unique index transaction_own_identity on transaction (book_id, fingerprint, occurrence) where has_own_identity',
      'create unique index transaction_dated_identity on transaction (book_id, date, fingerprint, occurrence) where not has_own_identity',
      'alter function note_words_of_entries() security invoker',
      'alter function note_words_of_entry() security invoker reset search_path',
    ])
      await runner.query(statement);
    expect(await shape()).not.toEqual([meant]);
    const migration = new OneIdentityIndex202611301920();
    await migration.up(runner);
    expect(await shape()).toEqual([meant]);
    await migration.up(runner);
    expect(await shape()).toEqual([meant]);
  } finally {
    await runner.rollbackTransaction();
    await runner.release();
  }
});
