import type { Unclassified } from './classify.ts';
import type { Sql } from './sql.ts';

/** All that decides the classification of every account. */
export async function readUnclassified(sql: Sql, bookId: number): Promise<Unclassified[]> {
  return sql.query<Unclassified>(
    `select id, full_name as "fullName", parent_id as "parentId", declared_type as "declaredType", declared_role as "declaredRole",
            chosen_type as "chosenType", chosen_role as "chosenRole"
       from account where book_id = $1`,
    [bookId],
  );
}
