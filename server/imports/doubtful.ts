import { pageSizeMax } from '../config/limits.ts';
import type { Context } from '../context.ts';
import { noteChange } from '../identity/audit.sql.ts';
import { CursorCodec } from '../ledger/cursor.ts';
import { transactionWithin } from '../ledger/node-id.ts';
import { forwardPage, pageWindow } from '../ledger/page-window.ts';
import type { Sql } from '../ledger/sql.ts';
import { connectionOf } from '../nouns/connection.types.ts';
import { transactionOf } from '../nouns/transaction.types.ts';
import type {
  DecidePossibleDuplicateInput,
  PossibleDuplicate,
  PossibleDuplicateConnection,
  PossibleDuplicatePayload,
} from './doubtful.types.ts';
import { decide, type PossibleDuplicateRow, readPossibleDuplicates } from './possible-duplicates.sql.ts';

const isId = (text: string) => /^\d{1,18}$/.test(text);

/** A page of the pairs that nobody has decided, or of those that somebody has; in the order in which they came in. */
export async function possibleDuplicatePage(
  context: Context,
  decided: boolean,
  first: number,
  after?: string | null,
): Promise<PossibleDuplicateConnection> {
  const { book } = context;
  const cursors = new CursorCodec(['possible duplicates', book.id, decided], [isId]);
  const window = pageWindow({ first, after }, { usual: first, max: pageSizeMax }, cursors);
  const rows = await context.snapshot((sql) => readPossibleDuplicates(sql, book.id, decided, window.after?.[0] ?? '0', window.size + 1));
  return connectionOf(forwardPage(window, rows), cursors, ({ transactionId }) => [transactionId], duplicateOf);
}

function duplicateOf({ transactionId, otherId, verdict }: PossibleDuplicateRow): PossibleDuplicate {
  return { transactionId, otherId, isDuplicate: verdict === null ? null : verdict === 'DUPLICATE' };
}

/** The entry of this number of the request's book. */
export async function entryOf(context: Context, transactionId: string) {
  const row = await context.loaders.transaction.load(transactionId);
  return row && transactionOf(context.book.id, row);
}

async function noted(sql: Sql, context: Context, transactionId: string, verdict: PossibleDuplicateRow['verdict']) {
  const row = await decide(sql, context.book.id, transactionId, verdict);
  if (row) await noteChange(sql, context, 'possible duplicate decided', { transactionId, verdict });
  return row;
}

/** Keeps an entry, or sets it aside as a duplicate: it counts nowhere then, and does not come in again. Either can be taken back. */
export async function decidePossibleDuplicate(context: Context, input: DecidePossibleDuplicateInput): Promise<PossibleDuplicatePayload> {
  const { book } = context;
  const transactionId = transactionWithin(book.id, input.transactionId);
  const verdict = input.isDuplicate === null || input.isDuplicate === undefined ? null : input.isDuplicate ? 'DUPLICATE' : 'KEPT';
  const row = transactionId === null ? null : await context.write((sql) => noted(sql, context, transactionId, verdict));
  if (row) return { possibleDuplicate: duplicateOf(row), userErrors: [] };
  const message = 'This entry is not among the possible duplicates of the book; possibleDuplicates lists them.';
  return { possibleDuplicate: null, userErrors: [{ code: 'NOT_FOUND', message, field: ['input', 'transactionId'] }] };
}
