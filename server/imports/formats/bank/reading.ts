import type { FormatContext, JournalItem, SourceFile } from '../../journal.ts';
import { linesOfText } from '../../lines.ts';
import { textOf } from '../../text.ts';
import { StatementDesk } from './desk.ts';

/** Takes a file's text in pieces and tells a desk what is in it. */
export interface StatementReader<Piece> {
  write(piece: Piece): void;
  end(): void;
}

/** Reads text as it comes, wherever its lines end: markup may have all of it on one. */
export async function* readTexts(
  source: SourceFile,
  context: FormatContext,
  reader: (desk: StatementDesk) => StatementReader<string>,
): AsyncGenerator<readonly JournalItem[]> {
  yield* readPieces(textOf(source.bytes()), source, context, reader);
}

/** Reads lines, in batches. */
export async function* readLines(
  source: SourceFile,
  context: FormatContext,
  reader: (desk: StatementDesk) => StatementReader<readonly string[]>,
): AsyncGenerator<readonly JournalItem[]> {
  yield* readPieces(linesOfText(textOf(source.bytes())), source, context, reader);
}

async function* readPieces<Piece>(
  pieces: AsyncIterable<Piece>,
  source: SourceFile,
  context: FormatContext,
  readerOf: (desk: StatementDesk) => StatementReader<Piece>,
): AsyncGenerator<readonly JournalItem[]> {
  const desk = new StatementDesk(source.name, context);
  const reader = readerOf(desk);
  for await (const piece of pieces) {
    reader.write(piece);
    const items = desk.take();
    if (items.length > 0) yield items;
    if (desk.log.isFull) return;
  }
  reader.end();
  yield desk.take();
}
