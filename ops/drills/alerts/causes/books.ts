import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { bookLock } from '../../../../server/ledger/settle.sql.ts';
import { until } from '../../../stack/program.ts';
import { askDatabase, journalOf, openBook } from '../../books.ts';
import type { Cause } from '../cause.ts';

/** What goes wrong with the books, and with what they share. */
export const bookCauses: readonly Cause[] = [
  {
    alerts: ['CompactionBehind'],
    what: 'entries are moved by a day with SQL, past the servers: nobody folds what that adds to the sums',
    async begin({ stack }) {
      const { name } = await openBook(stack, 'Unfolded', journalOf(3_000, 3));
      const move = (days: string) =>
        askDatabase(stack, `update posting set date = date ${days} where book_id = (select id from book where name = $1)`, [name]);
      await move('+ 1');
      return async () => {
        await move('- 1');
        // Every write folds.
        const file = join(stack.folder, 'folding.journal');
        writeFileSync(file, journalOf(1, 99));
        await stack.farthing('import', file, '--book', name);
      };
    },
  },
  {
    alerts: ['ImportStuck'],
    what: 'an import waits for a lock that somebody holds, since two hours ago (its beginning is set back)',
    async begin({ stack, key, book }) {
      const client = new Client({ connectionString: stack.databaseUrl });
      await client.connect();
      await client.query('begin');
      await client.query('select pg_advisory_xact_lock($1, (select id from book where name = $2))', [bookLock, book.name]);
      client.on('error', () => undefined);
      const { address } = stack.servers[0]!;
      const file = { method: 'POST', headers: { authorization: key }, body: journalOf(1, 98) };
      const answer = await fetch(`http://${address}/imports?fileName=stuck.journal`, file);
      if (answer.status !== 202) throw new Error(`the file was refused: ${answer.status} ${await answer.text()}`);
      await until('the import is under way', 30, async () => {
        const set =
          "update import set created_at = now() - interval '2 hours' where file_name = 'stuck.journal' and status in ('QUEUED', 'READING') returning id";
        return (await askDatabase(stack, set)).length > 0;
      });
      return () => client.query('commit').then(() => client.end());
    },
  },
  {
    alerts: ['CacheBackendDown'],
    what: 'Redis is killed (SIGKILL)',
    async begin({ stack }) {
      await stack.redis.kill();
      return () => stack.redis.start();
    },
  },
];
