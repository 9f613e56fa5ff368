import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Sorting new words into their index can wait for the end of an import: while it runs only the planner has to know how many rows there are. */
export class StatisticsDuringImports202611290415 implements MigrationInterface {
  name = 'StatisticsDuringImports2026112904150';

  /** The older function stays, for servers that run while this one is rolled out. */
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create function analyze_tables(names text[], sorts_words boolean) returns void language plpgsql
       security definer set search_path from current as $$
       declare name text;
       begin
         if sorts_words then perform analyze_tables(names); return; end if;
         foreach name in array names loop execute format('analyze %I', name); end loop;
       end $$`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function analyze_tables(text[], boolean)');
  }
}
