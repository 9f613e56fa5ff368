import { progressNotedEverySeconds } from '../config/limits.ts';
import type { Sql } from '../ledger/sql.ts';

/**
 * Tells other sessions how far an import has come, which they cannot see of its own transaction. Nobody waits for it: a
 * note that comes late finds a record that is no longer being read, and changes nothing.
 */
export class ProgressNote {
  private notedAt: number;
  private isUnderWay = false;
  /** True once the record says that nobody waits for the import any more. */
  isCancelled = false;

  /** `besides`: null where the database has one session, so that nobody could read the note before the import ends. */
  constructor(
    private readonly besides: Sql | null,
    private readonly bookId: number,
    private readonly importId: number,
    private readonly now: () => Date,
  ) {
    this.notedAt = now().getTime();
  }

  /** The import has its turn. */
  begin(): void {
    this.notedAt = Number.NEGATIVE_INFINITY;
    this.note(0);
  }

  note(bytesRead: number): void {
    const at = this.now().getTime();
    if (!this.besides || this.isUnderWay || at - this.notedAt < progressNotedEverySeconds * 1_000) return;
    this.notedAt = at;
    this.isUnderWay = true;
    const over = () => {
      this.isUnderWay = false;
    };
    this.besides
      .query(
        `update import set bytes_read = $3, status = 'READING'
          where book_id = $1 and id = $2 and status in ('QUEUED', 'READING') returning id`,
        [this.bookId, this.importId, bytesRead],
      )
      // What keeps a note from being written keeps no entry from being imported.
      .then((rows) => {
        this.isCancelled ||= rows.length === 0;
        over();
      }, over);
  }
}
