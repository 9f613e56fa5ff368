import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What lies below an account is worth has nodes of its own (kinds 10 to 14, as server/ledger/rollup/node.ts lists them). */
export class BranchNodes202611291100 implements MigrationInterface {
  name = 'BranchNodes2026112911000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `insert into balance_node (book_id, kind, level, period, account_id, commodity_id, amount, value, unpriced, n)
       select node.book_id, node.kind + 10, node.level, node.period, above.id, 0, sum(node.value), sum(node.value), 0, sum(node.n)
         from balance_node node
         join account a on a.book_id = node.book_id and a.id = node.account_id
        cross join lateral unnest(trim_array(a.path, 1)) as above (id)
        where node.kind <= 4
        group by 1, 2, 3, 4, 5`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('delete from balance_node where kind between 10 and 14');
  }
}
