import type { Sql } from '../ledger/sql.ts';
import type { Session, SessionStore } from './sessions.ts';

const columns = `id, person_id as "personId", public_id as "publicId", agent, created_at as "createdAt", seen_at as "seenAt", ends_at as "endsAt"`;

/** Sessions in the database. What has ended is swept out with each sign-in of the same person. */
export function databaseSessions(sql: Sql, now: () => Date): SessionStore {
  return {
    async add({ id, personId, publicId, agent, createdAt, seenAt, endsAt }) {
      await sql.query('delete from session where person_id = $1 and ends_at <= $2', [personId, now()]);
      await sql.query(
        'insert into session (id, person_id, public_id, agent, created_at, seen_at, ends_at) values ($1, $2, $3, $4, $5, $6, $7)',
        [id, personId, publicId, agent, createdAt, seenAt, endsAt],
      );
    },
    async find(id) {
      const [session] = await sql.query<Session>(`select ${columns} from session where id = $1`, [id]);
      return session ?? null;
    },
    async touch({ id }, seenAt) {
      await sql.query('update session set seen_at = $2 where id = $1', [id, seenAt]);
    },
    async remove({ id }) {
      await sql.query('delete from session where id = $1', [id]);
    },
    listOf: (personId) => sql.query<Session>(`select ${columns} from session where person_id = $1 order by created_at, id`, [personId]),
  };
}
