import { wordsLookedUpMax } from '../../config/limits.ts';
import type { Sql } from '../../ledger/sql.ts';
import { askedWords } from '../../ledger/transaction-filter.ts';
import type { ListScope } from './list-scope.sql.ts';

/**
 * Which words of the book have the asked one somewhere in them; 'many' where they are too many to name. Null where the asked one has a blank
 * once it is folded (an accent by itself is one), since no word has, and where it may be longer than what long words are cut into.
 */
export type WordList = readonly string[] | 'many' | null;

/** What is no longer stands whole in some piece of a long word: `entry_pieces` cuts them so. */
const askedLengthMax = 150;

/** Whether an index of words may be of use. */
export function asksWords({ filter }: ListScope): boolean {
  return askedWords(filter).length > 0;
}

/**
 * Looks up the words that the filter asks for, so that an index of whole words finds the entries, and the planner knows how common they are. Without
 * such an index, and where nothing is asked, the scope as it is: then each entry is looked through.
 */
export async function lookUpWords(sql: Sql, scope: ListScope, namedMax = wordsLookedUpMax): Promise<ListScope> {
  const asked = askedWords(scope.filter);
  if (asked.length === 0 || scope.wordLists) return scope;
  const rows = await sql.query<{ isListed: boolean; list: string[] | null }>(
    `select to_regclass('transaction_words') is not null as "isListed",
            case when strpos(asked.folded, ' ') = 0 and char_length(asked.folded) <= ${askedLengthMax}
                 then array(select word from book_word where book_id = $1 and word like ${patternOf('asked.folded')} limit $3) end as list
       from (select place, folded_text(text) as folded from unnest($2::text[]) with ordinality as x (text, place)) asked
      order by place`,
    [scope.bookId, asked, namedMax + 1],
  );
  if (!rows[0]!.isListed) return scope;
  return { ...scope, wordLists: rows.map(({ list }) => (list && list.length > namedMax ? 'many' : list)) };
}

/** What holds a folded text somewhere, for `like`: an expression of text. */
export function patternOf(folded: string): string {
  return `'%' || regexp_replace(${folded}, '([%_\\\\])', '\\\\\\1', 'g') || '%'`;
}
