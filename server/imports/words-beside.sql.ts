import { importBatchesBetweenSortings } from '../config/limits.ts';
import type { Sql } from '../ledger/sql.ts';

/**
 * Lets another session sort new words into the index of texts while an import goes on: it takes a third of the time that the entries
 * themselves take, and whoever writes would else stop for it whenever many words wait.
 */
export class WordsBeside {
  private batches = 0;
  private running: Promise<void> | null = null;

  /** `besides`: null where the database has one session, and the import sorts words itself. */
  constructor(private readonly besides: Sql | null) {}

  /** One more batch has gone in. Nobody waits for what it may begin. */
  noteBatch(): void {
    this.batches += 1;
    if (!this.besides || this.running || this.batches < importBatchesBetweenSortings) return;
    this.batches = 0;
    const over = () => {
      this.running = null;
    };
    // What keeps words from being sorted early keeps no entry from being imported.
    this.running = this.besides.query('select analyze_tables($1, true)', [[]]).then(over, over);
  }

  async idle(): Promise<void> {
    await this.running;
  }
}
