import type { FormatContext, SourceFile } from '../../journal.ts';
import type { ProblemLog } from '../plain-text/problem-log.ts';
import { compareDirectives, type Directive } from './directive.ts';
import { FileParser } from './file-parser.ts';
import type { FileState, Include } from './file-state.ts';

/** More files than any book has; a chain of ever new includes ends here. */
const filesMax = 10_000;

interface ReadBook {
  /** The file that was given: its options and plugins hold for the whole book, as in Beancount. */
  readonly main: FileState;
  /** Of all files, in order of days. */
  readonly directives: readonly Directive[];
}

/** Reads a file and all that it includes. Stops early once the log is full. */
export async function readFiles(source: SourceFile, context: FormatContext, log: ProblemLog): Promise<ReadBook> {
  const queue: SourceFile[] = [source];
  const names = new Set([source.name]);
  const states: FileState[] = [];
  for (let next = 0; next < queue.length && !log.isFull; next += 1) {
    const file = queue[next]!;
    const state = await parseFile(file, log);
    states.push(state);
    for (const include of state.includes) {
      for (const found of await filesOf(include, file, context, log)) {
        if (names.has(found.name)) reportTwice(include, file, found, log);
        else if (queue.length < filesMax) queue.push(found);
        names.add(found.name);
      }
    }
  }
  return { main: states[0]!, directives: states.flatMap(({ directives }) => directives).sort(compareDirectives) };
}

async function parseFile(file: SourceFile, log: ProblemLog): Promise<FileState> {
  const parser = new FileParser(file.name, log);
  for await (const lines of file.lineBatches()) {
    for (const line of lines) {
      if (log.isFull) break;
      parser.push(line);
    }
  }
  return parser.end();
}

async function filesOf(
  { pattern, line, text }: Include,
  from: SourceFile,
  context: FormatContext,
  log: ProblemLog,
): Promise<readonly SourceFile[]> {
  const found = await context.include(pattern, from);
  if (typeof found !== 'string') return found;
  log.error({ file: from.name, line }, 'INCLUDE_FAILED', found, text);
  return [];
}

function reportTwice({ line, text }: Include, from: SourceFile, found: SourceFile, log: ProblemLog): void {
  const message = `${found.name} is included twice, or includes itself. Take one of the includes away.`;
  log.error({ file: from.name, line }, 'INCLUDED_TWICE', message, text);
}
