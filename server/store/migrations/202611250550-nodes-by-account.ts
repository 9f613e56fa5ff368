import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Nodes lie by account, so that a report of few accounts reads no others, and what an account is worth over all its commodities has nodes
 * of its own (kinds 7 to 9, as server/ledger/rollup/node.ts lists them).
 */
export class NodesByAccount202611250550 implements MigrationInterface {
  name = 'NodesByAccount2026112505500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `alter table balance_node drop constraint balance_node_pkey,
         add primary key (book_id, kind, level, account_id, period, commodity_id)`,
    );
    // Nearly empty: most books have a rate for everything. Its condition is on a column that no fold of priced sums changes.
    await runner.query('create index balance_node_unpriced on balance_node (book_id, kind, level, account_id, period) where unpriced <> 0');
    await runner.query(
      `insert into balance_node (book_id, kind, level, period, account_id, commodity_id, amount, value, unpriced, n)
       select node.book_id, worth.kind, node.level, node.period, node.account_id, 0, sum(node.value), sum(node.value), 0, sum(node.n)
         from balance_node node join (values (0, 7), (2, 8), (3, 9)) as worth (of, kind) on worth.of = node.kind
        where node.level in (0, 1, 2)
        group by 1, 2, 3, 4, 5`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('delete from balance_node where kind in (7, 8, 9)');
    await runner.query('drop index balance_node_unpriced');
    await runner.query(
      `alter table balance_node drop constraint balance_node_pkey,
         add primary key (book_id, kind, level, period, account_id, commodity_id)`,
    );
  }
}
