import type { CursorCodec, Key } from './cursor.ts';
import { isGiven } from './given.ts';
import { badInput } from './refusal.ts';

/** What a client may ask of a list: a number of rows from one end, and cursors that bound it. */
export interface PageArguments {
  readonly first?: number | null;
  readonly after?: string | null;
  readonly last?: number | null;
  readonly before?: string | null;
}

interface PageSizes {
  /** Rows where neither `first` nor `last` is given. */
  readonly usual: number;
  readonly max: number;
}

/** A page that was asked for: `size` rows between two keys, counted from the list's end where `backward`. */
interface PageWindow {
  readonly size: number;
  readonly backward: boolean;
  readonly after: Key | null;
  readonly before: Key | null;
}

/** The rows that a list must give: at most `limit` of those strictly (or not, where `inclusive`) between two keys, from the end where `backward`. */
export interface Span {
  readonly after: Key | null;
  readonly before: Key | null;
  readonly inclusive: boolean;
  readonly backward: boolean;
  readonly limit: number;
}

/** Rows in the list's order, whichever end they were counted from. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
}

/** Refuses sizes out of bounds, both ends at once, and cursors of another list. */
export function pageWindow(page: PageArguments, sizes: PageSizes, cursors: CursorCodec): PageWindow {
  const { first, last } = page;
  if (isGiven(first) && isGiven(last)) throw badInput('Give either first or last, not both.', 'last');
  if (isGiven(first)) checkSize('first', first, sizes.max);
  if (isGiven(last)) checkSize('last', last, sizes.max);
  return {
    size: first ?? last ?? sizes.usual,
    backward: isGiven(last),
    after: isGiven(page.after) ? cursors.parse(page.after, 'after') : null,
    before: isGiven(page.before) ? cursors.parse(page.before, 'before') : null,
  };
}

function checkSize(name: string, size: number, max: number): void {
  if (size < 1 || size > max) throw badInput(`${name} must be a whole number from 1 to ${max}.`, name);
}

/**
 * Reads one page. `read` gives the rows of a span in the order in which it counts them. One row more than the page
 * tells whether the list goes on; the side that a cursor closes is looked at only where there is a cursor.
 */
export async function readPage<Row>(window: PageWindow, read: (span: Span) => Promise<readonly Row[]>): Promise<Page<Row>> {
  const { after, before, backward, size } = window;
  const found = await read({ after, before, backward, inclusive: false, limit: size + 1 });
  const kept = found.slice(0, size);
  const goesOn = found.length > size;
  const isThere = async (span: Pick<Span, 'after' | 'before' | 'backward'>) =>
    (await read({ ...span, inclusive: true, limit: 1 })).length > 0;
  const behind = async () => before !== null && (await isThere({ after: before, before: null, backward: false }));
  const ahead = async () => after !== null && (await isThere({ after: null, before: after, backward: true }));
  return {
    rows: backward ? kept.reverse() : kept,
    hasNextPage: (!backward && goesOn) || (await behind()),
    hasPreviousPage: (backward && goesOn) || (await ahead()),
  };
}

/** A page of a list that is only read forwards. `rows` follow the window's cursor, one more of them than the page holds. */
export function forwardPage<Row>(window: PageWindow, rows: readonly Row[]): Page<Row> {
  return { rows: rows.slice(0, window.size), hasNextPage: rows.length > window.size, hasPreviousPage: window.after !== null };
}

/**
 * The rows of a span of a list that is whole in memory. A key names a row by its own key; null where a key names none,
 * because the list has changed since its cursor was given out.
 */
export function spanOf<Row>(list: readonly Row[], keyOf: (row: Row) => Key, span: Span): Row[] {
  const keys = list.map((row) => JSON.stringify(keyOf(row)));
  const placeOf = (key: Key) => {
    const place = keys.indexOf(JSON.stringify(key));
    if (place < 0) throw badInput('The row of this cursor is gone. Read the list from its start.');
    return place;
  };
  const inside = span.inclusive ? 0 : 1;
  const from = span.after === null ? 0 : placeOf(span.after) + inside;
  const to = span.before === null ? list.length : placeOf(span.before) + 1 - inside;
  const rows = list.slice(from, Math.max(from, to));
  return (span.backward ? rows.reverse() : rows).slice(0, span.limit);
}
