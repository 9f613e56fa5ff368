import type { Span } from '../../ledger/page-window.ts';
import type { Sql } from '../../ledger/sql.ts';
import type { ListedTransaction } from '../order.ts';
import type { ListScope } from './list-scope.sql.ts';
import { searchNearestDays } from './nearest-days.sql.ts';
import { readStretch, type Stretch, walk } from './walk.sql.ts';

/** What a walk that did not fill its span has come to. */
interface Begun {
  readonly first: readonly ListedTransaction[];
  /** Entries that it went through. */
  readonly walked: number;
  /** Entries that the rest of the span should be among. */
  readonly further: number;
  /** Those that it went through, null where there were fewer; undefined where they are looked for when they are needed. */
  readonly stretch?: Stretch | null | undefined;
}

/** The ways on from where a walk has given up: what it found is kept, and only the rest of the span is looked for behind. */
export class Onwards {
  private readonly rest: Span;
  private stretch: Stretch | null | undefined;

  constructor(
    private readonly sql: Sql,
    private readonly scope: ListScope,
    private readonly span: Span,
    private readonly begun: Begun,
  ) {
    this.stretch = begun.stretch;
    this.rest = { ...span, limit: span.limit - begun.first.length };
  }

  /** Goes on walking; null where that does not fill the span either. */
  walk(): Promise<ListedTransaction[] | null> {
    return this.behind(async ({ last }) => {
      const { rows, isDone } = await walk(this.sql, this.scope, this.rest, this.begun.further, last);
      return isDone ? rows : null;
    });
  }

  /** Looks for the words within days; null where that is no way, or does not fill the span. */
  async searchDays(): Promise<ListedTransaction[] | null> {
    if (!this.scope.wordLists || !Number.isFinite(this.begun.further)) return null;
    return this.behind((stretch) =>
      searchNearestDays(this.sql, this.scope, this.rest, { stretch, walked: this.begun.walked, found: this.begun.first.length }),
    );
  }

  private async behind(way: (stretch: Stretch) => Promise<ListedTransaction[] | null>): Promise<ListedTransaction[] | null> {
    if (this.stretch === undefined) this.stretch = await readStretch(this.sql, this.scope, this.span, this.begun.walked);
    const { stretch } = this;
    // The walk has come to the end of the list.
    if (stretch === null) return [...this.begun.first];
    const rows = await way(stretch);
    return rows && [...this.begun.first, ...rows];
  }
}
