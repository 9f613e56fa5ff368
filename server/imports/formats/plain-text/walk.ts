import type { FormatContext, SourceFile } from '../../journal.ts';
import { type Block, blocksOf, type CommentFence } from './blocks.ts';
import type { ProblemLog } from './problem-log.ts';

/** Deeper than any real nest of includes; a chain of ever new names ends here. */
const includeDepthMax = 64;

/** What a journal's tool makes of blocks; `S` is what its directives change (aliases, default year, ...). */
export interface Dialect<S> {
  readonly fence: CommentFence;
  /** The file or glob that this block includes; null where it is no include. */
  included(block: Block): string | null;
  read(block: Block, file: string, scope: S): void;
  /** The scope in which an included file starts. */
  enter(scope: S): S;
  /** Called when an included file ends: what outlives it goes back into `outer`. */
  leave(outer: S, inner: S): void;
}

interface Walk<S> {
  readonly context: FormatContext;
  readonly dialect: Dialect<S>;
  readonly log: ProblemLog;
}

/** Reads a file and what it includes, in order. Yields after every batch, so that the caller can pass on what was read. */
export async function* walkJournal<S>(
  source: SourceFile,
  scope: S,
  walk: Walk<S>,
  above: readonly SourceFile[] = [],
): AsyncGenerator<void> {
  const { dialect, log } = walk;
  const open = [...above, source];
  for await (const blocks of blocksOf(source, dialect.fence, log)) {
    for (const block of blocks) {
      if (log.isFull) return;
      const target = block.isStray ? null : dialect.included(block);
      if (target === null) readBlock(block, source, scope, walk);
      else yield* include(target, block, scope, walk, open);
    }
    yield;
  }
}

function readBlock<S>(block: Block, source: SourceFile, scope: S, { dialect, log }: Walk<S>): void {
  try {
    dialect.read(block, source.name, scope);
  } catch (error) {
    log.caught(error, source.name, block.head.number, block.head.text);
  }
}

async function* include<S>(target: string, block: Block, scope: S, walk: Walk<S>, open: readonly SourceFile[]): AsyncGenerator<void> {
  const { context, dialect, log } = walk;
  const from = open[open.length - 1]!;
  const place = { file: from.name, line: block.head.number };
  const files =
    target === '' ? 'An include needs the name of a file. Add it, or take the include away.' : await context.include(target, from);
  if (typeof files === 'string') {
    return log.error(place, 'INCLUDE_FAILED', files, block.head.text);
  }
  for (const file of files) {
    if (open.some((outer) => outer.name === file.name)) {
      log.error(place, 'INCLUDE_CYCLE', `${file.name} includes itself. Take one of the includes away.`, block.head.text);
    } else if (open.length >= includeDepthMax) {
      log.error(
        place,
        'INCLUDE_TOO_DEEP',
        `Includes are nested more than ${includeDepthMax} deep. Make the nest flatter.`,
        block.head.text,
      );
    } else {
      const inner = dialect.enter(scope);
      yield* walkJournal(file, inner, walk, open);
      dialect.leave(scope, inner);
    }
  }
}
