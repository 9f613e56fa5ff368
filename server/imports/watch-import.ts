import type { Context } from '../context.ts';
import type { ImportFacts } from '../ledger/imports.sql.ts';
import { notFound } from '../ledger/refusal.ts';
import { type Import, importOf } from '../nouns/import.types.ts';
import { importIdOf } from './import-lists.ts';

/** An import as it stands, and again whenever it has moved, until it is over. Throws NOT_FOUND where the book has none of this id. */
export async function watchImport(context: Context, id: string): Promise<AsyncIterable<Import>> {
  const importId = importIdOf(context, id);
  // Listened to before the first look: nothing can happen in between.
  const moves = context.live.importMoves(importId ?? 0);
  const first = importId === null ? null : await readAnew(context, importId);
  if (!first) {
    await moves.return?.();
    throw notFound('This book has no import of this id.', 'id');
  }
  return states(context, first, moves);
}

async function* states(context: Context, first: ImportFacts, moves: AsyncIterableIterator<unknown>): AsyncGenerator<Import> {
  let facts: ImportFacts | null = first;
  let told = '';
  try {
    while (facts) {
      const now = JSON.stringify(facts);
      if (now !== told) yield importOf(context.book.id, facts);
      told = now;
      if (!isUnderWay(facts) || (await moves.next()).done) return;
      facts = await readAnew(context, first.id);
    }
  } finally {
    await moves.return?.();
  }
}

function isUnderWay({ status }: ImportFacts): boolean {
  return status === 'QUEUED' || status === 'READING';
}

function readAnew(context: Context, importId: number): Promise<ImportFacts | null> {
  context.loaders.forget();
  return context.loaders.import.load(importId);
}
