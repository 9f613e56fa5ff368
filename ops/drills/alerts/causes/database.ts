import { chmodSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import type { Stack } from '../../../stack/stack.ts';
import { askDatabase } from '../../books.ts';
import { again, type Cause, type Scene } from '../cause.ts';

/** PostgreSQL that refuses, is full, slow, or gone: last what stays in a share of six hours for long. */
export const databaseCauses: readonly Cause[] = [
  {
    alerts: ['UnexpectedErrors'],
    what: 'the right of reading a view is taken from the role of the servers, by hand',
    async begin({ stack }) {
      await askDatabase(stack, 'revoke select on one_book.transaction from farthing_book');
      return () => askDatabase(stack, 'grant select on one_book.transaction to farthing_book');
    },
  },
  {
    alerts: ['RequestsWaitForConnections'],
    what: 'a table is locked for 2 s at a time, sixty people read it with two pools of ten connections',
    async begin(scene) {
      const crowd = await scene.gather(60, { secondsBetween: 0.1, questions: [searchOfEntries] });
      const unlock = lockAgain(scene.stack, 2_000);
      return () => unlock().then(() => crowd.leave());
    },
  },
  {
    alerts: ['ReplicaDown'],
    what: 'the replica is killed (SIGKILL)',
    async begin({ stack }) {
      await stack.replica!.kill();
      return () => stack.replica!.start();
    },
  },
  {
    alerts: ['ReplicaBehind'],
    what: 'the replica is told to stand still, and the primary writes',
    begin: holdReplica,
  },
  {
    alerts: ['DatabaseSessionsNearlyAll'],
    what: 'somebody opens 165 sessions beside those of the servers',
    async begin({ stack }) {
      const sessions = Array.from({ length: 165 }, () => new Client({ connectionString: stack.databaseUrl }));
      // A few at a time: each costs the database a process, and a proof of the password.
      const waiting = [...sessions];
      const lane = async () => {
        for (let next = waiting.pop(); next; next = waiting.pop()) await next.connect();
      };
      await Promise.all(Array.from({ length: 8 }, lane));
      return () => Promise.all(sessions.map((session) => session.end()));
    },
  },
  {
    alerts: ['ArchiveFails'],
    what: 'PostgreSQL may not write into the folder of the archive any more',
    async begin({ stack }) {
      const refuse = async () => {
        chmodSync(stack.archiveFolder, 0o000);
        await switchLog(stack);
      };
      await refuse();
      return async () => {
        chmodSync(stack.archiveFolder, 0o700);
        // Otherwise it tries again within a minute.
        await switchLog(stack);
      };
    },
  },
  {
    alerts: ['OperationsSlowFast', 'OperationsSlow', 'OperationsSlowly'],
    what: 'a table is locked for 2 s at a time, ten people read it at the primary, for the replica stands still',
    async begin(scene) {
      const goOn = await holdReplica(scene);
      const crowd = await scene.gather(10, { secondsBetween: 0.1, questions: [searchOfEntries] });
      const unlock = lockAgain(scene.stack, 2_000);
      return () =>
        unlock()
          .then(() => crowd.leave())
          .then(goOn);
    },
  },
  {
    alerts: ['DatabaseDown', 'RequestsFail', 'StaleAfterFailures', 'OperationsFailFast', 'OperationsFail', 'OperationsFailSlowly'],
    what: 'PostgreSQL is killed (SIGKILL) while people read',
    async begin({ stack }) {
      await stack.database.kill();
      return () => stack.database.start();
    },
  },
];

/** The replica stays where it is while the primary goes on, so that nothing is read there. */
async function holdReplica({ stack }: Pick<Scene, 'stack'>): Promise<() => Promise<void>> {
  await askReplica(stack, 'select pg_wal_replay_pause()');
  await askDatabase(stack, "select pg_create_restore_point('not there yet')");
  return () => askReplica(stack, 'select pg_wal_replay_resume()');
}

async function askReplica({ replica }: Stack, text: string): Promise<void> {
  const client = new Client({ connectionString: replica!.url });
  await client.connect();
  await client.query(text).finally(() => client.end());
}

let asked = 0;

/** Another one each time, so that no cache has it. */
const searchOfEntries = () => {
  asked += 1;
  return {
    query: 'query Slow($text: String!) { transactions(first: 5, filter: { text: $text }) { edges { node { id } } } }',
    variables: { text: `nobody ${asked}` },
  };
};

function lockAgain(stack: Stack, milliseconds: number): () => Promise<void> {
  const client = new Client({ connectionString: stack.databaseUrl });
  const connected = client.connect();
  const stop = again(async () => {
    await connected;
    await client.query('begin; lock table transaction in access exclusive mode');
    await sleep(milliseconds);
    await client.query('commit');
    await sleep(50);
  });
  return () => stop().finally(() => client.end());
}

/** Something is written, so that there is a piece of the log to archive. */
async function switchLog(stack: Scene['stack']): Promise<void> {
  await askDatabase(stack, 'create temporary table written (x int)');
  await askDatabase(stack, 'select pg_switch_wal()');
}
