import { importWordHeldLengthMax, importWordsHeldMax } from '../config/limits.ts';
import type { Sql } from '../ledger/sql.ts';
import type { Entry } from './journal.ts';

/**
 * The words that an import brings into the book's list, by which its entries are found. Most entries bring none that those before them
 * have not brought: these are told apart here, where it costs less than to ask the database of each entry.
 */
export class NewWords {
  /** Those that the list is known to have, as they were written. */
  private readonly held = new Set<string>();
  /** Payees and comments whose words are: most come again and again. */
  private readonly texts = new Set<string>();
  private fresh: string[] = [];

  private constructor(
    private readonly sql: Sql,
    private readonly bookId: number,
    private readonly isListed: boolean,
  ) {}

  /** From here on, until `close`, entries that this transaction adds must be noted here: the trigger leaves them out. */
  static async open(sql: Sql, bookId: number): Promise<NewWords> {
    const [row] = await sql.query<{ isListed: boolean }>(
      `select to_regclass('transaction_words') is not null as "isListed", set_config('farthing.words', 'later', true)`,
    );
    return new NewWords(sql, bookId, row!.isListed);
  }

  note({ payee, description, comment }: Entry): void {
    if (!this.isListed) return;
    if (payee !== null) this.noteCommon(payee);
    this.noteText(description);
    if (comment !== null) this.noteCommon(comment);
  }

  /** Writes down what was noted, in the order in which the trigger does. */
  async write(): Promise<void> {
    if (this.fresh.length === 0) return;
    const fresh = this.fresh;
    this.fresh = [];
    await this.sql.query(
      `insert into book_word (book_id, word)
       select distinct $1::int, word from unnest($2::text[]) as came (text) cross join lateral unnest(entry_words(folded_text(came.text))) as word
        order by 1, 2
       on conflict do nothing`,
      [this.bookId, fresh],
    );
  }

  async close(): Promise<void> {
    await this.write();
    await this.sql.query("select set_config('farthing.words', 'now', true)");
  }

  private noteCommon(text: string): void {
    if (this.texts.has(text)) return;
    this.noteText(text);
    if (text.length > importWordHeldLengthMax) return;
    if (this.texts.size >= importWordsHeldMax) this.texts.clear();
    this.texts.add(ownCopy(text));
  }

  /** Parts the text where `entry_words` does. */
  private noteText(text: string): void {
    for (let start = 0; start < text.length; ) {
      let end = start;
      while (end < text.length && !isGap(text.charCodeAt(end))) end += 1;
      if (end > start) this.noteWord(text.slice(start, end));
      start = end + 1;
    }
  }

  private noteWord(word: string): void {
    if (this.held.has(word)) return;
    const own = ownCopy(word);
    this.fresh.push(own);
    if (own.length > importWordHeldLengthMax) return;
    // What has been forgotten is written once more, which changes nothing.
    if (this.held.size >= importWordsHeldMax) this.held.clear();
    this.held.add(own);
  }
}

/** A blank or the end of a line. */
function isGap(code: number): boolean {
  return code === 32 || code === 10;
}

/** The same text: a slice would keep the part of the file that it was cut from. */
function ownCopy(text: string): string {
  return Buffer.from(text).toString();
}
