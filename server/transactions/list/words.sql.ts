import { wordsLookedUpMax, wordsNamedMax } from '../../config/limits.ts';
import type { Sql } from '../../ledger/sql.ts';
import { askedWords } from '../../ledger/transaction-filter.ts';
import type { ListScope } from './list-scope.sql.ts';

/**
 * Which words of the book have the asked one somewhere in them. Null where no list helps: the asked one is nothing once it is folded or has a
 * blank then (an accent by itself is one), it may be longer than what long words are cut into, or too many words have it: then it is common.
 */
export type WordList = readonly string[] | null;

/** How many words an index of words is asked for. */
export interface WordBounds {
  /** At once: what that takes grows by the words times the entries that have them. */
  readonly namedMax: number;
  /** One after the other. */
  readonly lookedUpMax: number;
}

export const usualWordBounds: WordBounds = { namedMax: wordsNamedMax, lookedUpMax: wordsLookedUpMax };

/** What is longer no longer stands whole in some piece of a long word: `entry_pieces` cuts them so. */
const askedLengthMax = 150;

/** Whether an index of words may be of use. */
export function asksWords({ filter }: ListScope): boolean {
  return askedWords(filter).length > 0;
}

/**
 * Looks up the words that the filter asks for, so that an index of whole words finds the entries. Without such an index, and where nothing is
 * asked, the scope as it is: then each entry is looked through.
 */
export async function lookUpWords(sql: Sql, scope: ListScope, bounds = usualWordBounds): Promise<ListScope> {
  const asked = askedWords(scope.filter);
  if (asked.length === 0 || scope.wordLists) return scope;
  const having = (word: string) =>
    `array(select word from book_word where book_id = $1 and ${word} like ${patternOf('asked.folded')} limit $3)`;
  // What has no three letters in a row has no trigram: an index of them would be read whole, with the words of all books.
  const rows = await sql.query<{ isListed: boolean; list: string[] | null }>(
    `select to_regclass('transaction_words') is not null as "isListed",
            case when asked.folded = '' or strpos(asked.folded, ' ') > 0 or char_length(asked.folded) > ${askedLengthMax} then null
                 when asked.folded ~ '[[:alnum:]]{3}' then ${having('word')}
                 else ${having("(word || '')")} end as list
       from (select place, folded_text(text) as folded from unnest($2::text[]) with ordinality as x (text, place)) asked
      order by place`,
    [scope.bookId, asked, bounds.lookedUpMax + 1],
  );
  if (!rows[0]!.isListed) return scope;
  const wordLists = rows.map(({ list }) => (list && list.length > bounds.lookedUpMax ? null : list));
  return { ...scope, wordLists, namedMax: bounds.namedMax };
}

/** The same list, stated so that the planner knows how common the words are: to be asked what it expects, and never to be run. */
export function asEstimated(scope: ListScope): ListScope {
  return { ...scope, namedMax: Number.POSITIVE_INFINITY };
}

/** What holds a folded text somewhere, for `like`: an expression of text. */
export function patternOf(folded: string): string {
  return `'%' || regexp_replace(${folded}, '([%_\\\\])', '\\\\\\1', 'g') || '%'`;
}
