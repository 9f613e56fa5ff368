import { pageSizeMax } from '../config/limits.ts';
import type { Context } from '../context.ts';
import { noteChange } from '../identity/audit.sql.ts';
import { CursorCodec } from '../ledger/cursor.ts';
import { transactionWithin } from '../ledger/node-id.ts';
import { forwardPage, pageWindow } from '../ledger/page-window.ts';
import type { Sql } from '../ledger/sql.ts';
import { connectionOf } from '../nouns/connection.types.ts';
import { transactionOf } from '../nouns/transaction.types.ts';
import type { UserError } from '../nouns/warning.types.ts';
import type {
  DecidePossibleDuplicateInput,
  PossibleDuplicate,
  PossibleDuplicateConnection,
  PossibleDuplicatePayload,
} from './doubtful.types.ts';
import { decide, isMatchedTransfer, type PossibleDuplicateRow, readPossibleDuplicates } from './possible-duplicates.sql.ts';

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

const unknownEntry = 'This entry is not among the possible duplicates of the book; possibleDuplicates lists them.';
const matchedEntry =
  "This entry is a matched transfer: as a duplicate it would take the other bank's line out of the book, too. Decline the transfer first, with decideTransfer.";

async function noted(
  sql: Sql,
  context: Context,
  transactionId: string,
  verdict: PossibleDuplicateRow['verdict'],
): Promise<PossibleDuplicateRow | UserError> {
  const { book } = context;
  if (verdict === 'DUPLICATE' && (await isMatchedTransfer(sql, book.id, transactionId))) return fault('MATCHED_TRANSFER', matchedEntry);
  const row = await decide(sql, book.id, transactionId, verdict);
  if (!row) return fault('NOT_FOUND', unknownEntry);
  await noteChange(sql, context, 'possible duplicate decided', { transactionId, verdict });
  return row;
}

/** Keeps an entry, or sets it aside as a duplicate: it counts nowhere then, and does not come in again. Either can be taken back. */
export async function decidePossibleDuplicate(context: Context, input: DecidePossibleDuplicateInput): Promise<PossibleDuplicatePayload> {
  const transactionId = transactionWithin(context.book.id, input.transactionId);
  const verdict = input.isDuplicate === null || input.isDuplicate === undefined ? null : input.isDuplicate ? 'DUPLICATE' : 'KEPT';
  const done =
    transactionId === null ? fault('NOT_FOUND', unknownEntry) : await context.write((sql) => noted(sql, context, transactionId, verdict));
  if ('code' in done) return { possibleDuplicate: null, userErrors: [done] };
  return { possibleDuplicate: duplicateOf(done), userErrors: [] };
}

function fault(code: string, message: string): UserError {
  return { code, message, field: ['input', 'transactionId'] };
}
