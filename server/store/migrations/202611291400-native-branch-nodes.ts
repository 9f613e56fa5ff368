import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What lies below an account has nodes of days by commodity as well (kinds 20 to 24, as server/ledger/rollup/node.ts lists them). */
export class NativeBranchNodes202611291400 implements MigrationInterface {
  name = 'NativeBranchNodes2026112914000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `insert into balance_node (book_id, kind, level, period, account_id, commodity_id, amount, value, unpriced, n)
       select node.book_id, node.kind + 20, 3, node.period, above.id, node.commodity_id, sum(node.amount), 0, 0, sum(node.n)
         from balance_node node
         join account a on a.book_id = node.book_id and a.id = node.account_id
        cross join lateral unnest(trim_array(a.path, 1)) as above (id)
        where node.kind <= 4 and node.level = 3
        group by node.book_id, node.kind, node.period, above.id, node.commodity_id
       having sum(node.amount) <> 0 or sum(node.n) <> 0`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('delete from balance_node where kind between 20 and 24');
  }
}
