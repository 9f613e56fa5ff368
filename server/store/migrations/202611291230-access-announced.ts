import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Whatever takes a right away says so to all servers, which then forget whom they remember for the time in which the database is away.
 * Rights that are given need no word: nobody is remembered as having none.
 */
export class AccessAnnounced202611291230 implements MigrationInterface {
  name = 'AccessAnnounced2026112912300';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { table, name } of ends) await runner.query(`drop trigger ${name} on ${table}`);
    await runner.query('drop function announce_access');
  }
}

const ends = [
  { table: 'api_key', name: 'api_key_ended', when: 'update', condition: 'when (old.revoked_at is distinct from new.revoked_at)' },
  { table: 'api_key', name: 'api_key_deleted', when: 'delete', condition: '' },
  { table: 'membership', name: 'membership_changed', when: 'update', condition: 'when (old.role is distinct from new.role)' },
  { table: 'membership', name: 'membership_deleted', when: 'delete', condition: '' },
  { table: 'session', name: 'session_ended', when: 'delete', condition: '' },
];

const statements = [
  // The same word many times in one transaction is sent once.
  `create function announce_access() returns trigger language plpgsql as $$ begin
     perform pg_notify('farthing', 'access');
     return null;
   end $$`,
  ...ends.map(
    ({ table, name, when, condition }) =>
      `create trigger ${name} after ${when} on ${table} for each row ${condition} execute function announce_access()`,
  ),
];
