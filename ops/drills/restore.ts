import { join } from 'node:path';
import { Client } from 'pg';
import { databaseUrl, startPostgres } from '../postgres-server.ts';
import { until } from '../stack/program.ts';
import type { Stack } from '../stack/stack.ts';
import { timersOf } from './alerts/timers.ts';
import { askDatabase, journalOf, openBook } from './books.ts';
import type { Drill } from './drill.ts';

interface Options {
  readonly entries: number;
}

/** A backup, more entries, a mistake, and back to the moment before it. */
export const restore: Drill<Options> = {
  name: 'restore',
  summary: 'a book is deleted by mistake: ops/backup, ops/restore and the archive of changes lead back to the moment before',
  options: (command) => command.option('--entries <n>', 'of the book', Number, 20_000),
  async run(stack, { entries }) {
    const timers = timersOf(stack);
    await openBook(stack, 'Kept', journalOf(entries));
    await timers.run(`ops/backup --url ${stack.database.url}`);
    await openBook(stack, 'Later', journalOf(Math.ceil(entries * 0.1), 2));
    const before = await digestOf(stack.databaseUrl);
    const moment = await archived(stack);
    const deleted = await stack.farthing('book', 'delete', 'Kept', '--yes');
    await archived(stack);
    const startedMs = performance.now();
    const after = await restoredTo(stack, moment, timers.run);
    const restoreSeconds = (performance.now() - startedMs) * 0.001;
    const isTrialGood = await timers.run('ops/restore-test --here').then(
      () => true,
      (error: Error) => !process.stderr.write(`${error.message}\n`),
    );
    const mistaken = await digestOf(stack.databaseUrl);
    return {
      figures: { entries: before.entries, restoreSeconds: Number(restoreSeconds.toFixed(1)), entriesRestored: after.entries },
      kept: {
        'the mistake happened': deleted.code === 0 && mistaken.entries < before.entries,
        'what was backed up and what came later is there, to the cent': after.digest === before.digest,
        'the newest backup passes its trial (ops/restore-test)': isTrialGood,
      },
    };
  },
};

interface Digest {
  readonly entries: number;
  /** Of every posting of every book. */
  readonly digest: string;
}

async function digestOf(url: string): Promise<Digest> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<Digest>(
      `select (select count(*)::int from transaction) as entries,
              (select md5(string_agg(concat_ws(' ', book_id, transaction_id, account_id, date, amount), E'\\n'
                                     order by book_id, transaction_id, account_id, date, amount)) from posting) as digest`,
    );
    return rows[0]!;
  } finally {
    await client.end();
  }
}

/** A moment, once all that was written until then is in the archive. */
async function archived(stack: Stack): Promise<string> {
  const [{ moment, segment } = { moment: '', segment: '' }] = await askDatabase<{ moment: string; segment: string }>(
    stack,
    'select clock_timestamp()::text as moment, pg_walfile_name(pg_switch_wal()) as segment',
  );
  await until('the changes are archived', 150, async () => {
    const rows = await askDatabase(stack, 'select from pg_stat_archiver where last_archived_wal >= $1', [segment]);
    return rows.length > 0;
  });
  return moment;
}

/** What a PostgreSQL started on the restored folder holds. */
async function restoredTo(stack: Stack, moment: string, run: (line: string) => Promise<void>): Promise<Digest> {
  const folder = join(stack.folder, 'timers/restored');
  await run(`mkdir -p restored && ops/restore --to ${join(folder, 'data')} --until "${moment}"`);
  const { username: user, password } = new URL(stack.database.url);
  const settings = ['archive_mode=off', 'max_connections=200', 'shared_buffers=128MB', 'hot_standby=off'];
  const database = await startPostgres({ folder, settings, signIn: { user, password }, keep: true });
  try {
    return await digestOf(databaseUrl(database.url, 'farthing'));
  } finally {
    await database.stop();
  }
}
