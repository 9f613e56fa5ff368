import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type Evaluation, evaluate, modes, tableOf } from '../search/evaluate/evaluate.ts';
import { type LabelledSet, parseLabelled } from '../search/evaluate/labelled-file.ts';
import { StaticModel } from '../search/model/static-model.ts';
import { requireFile } from './files.ts';
import { CommandFailed, type CommandIo } from './io.ts';

interface EvalOptions {
  readonly half?: string;
  readonly each?: boolean;
  readonly json?: boolean;
}

/** Scores search on a labelled file: a table of each mode, and where asked for each query with what it found. */
export async function evaluateSearch(io: CommandIo, name: string, options: EvalOptions): Promise<void> {
  const path = resolve(io.cwd, name);
  await requireFile(path, name);
  const { set, problems } = parseLabelled(await readFile(path, 'utf8'));
  if (problems.length > 0) throw new CommandFailed(problems.map((problem) => `${name}: ${problem}`).join('\n'));
  const evaluation = await evaluate(new StaticModel(), partOf(set, options.half, name));
  if (options.json) io.out(`${JSON.stringify({ model: evaluation.model, modes: tableOf(evaluation) }, null, 2)}\n`);
  else io.out(printTable(evaluation, set.texts.length));
  if (options.each) io.out(printEach(evaluation));
}

function partOf(set: LabelledSet, half: string | undefined, name: string): LabelledSet {
  if (half === undefined) return set;
  const queries = set.queries.filter((query) => query.half === half);
  if (queries.length > 0) return { ...set, queries };
  const halves = [...new Set(set.queries.map((query) => query.half))].filter((it) => it !== null);
  throw new CommandFailed(
    `${name}: no query has "half": "${half}". ${halves.length ? `There are: ${halves.join(', ')}.` : 'Leave --half out.'}`,
  );
}

function printTable(evaluation: Evaluation, textCount: number): string {
  const rows = tableOf(evaluation);
  const kinds = rows[0]!.byKind;
  const heading = ['mode', 'nDCG@10', 'recall@5', 'MRR@10', ...kinds.map(({ kind, count }) => `${kind} (${count})`)];
  const lines = rows.map(({ mode, all, byKind }) => [
    mode,
    ...[all.ndcg10, all.recall5, all.reciprocal10, ...byKind.map(({ ndcg10 }) => ndcg10)].map(threeDigits),
  ]);
  const widths = heading.map((cell, at) => Math.max(cell.length, ...lines.map((line) => line[at]!.length)));
  const print = (cells: readonly string[]) =>
    cells
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!)))
      .join('  ')
      .trimEnd();
  const queryCount = kinds.reduce((sum, { count }) => sum + count, 0);
  const head = `${queryCount} queries over ${textCount} texts, model ${evaluation.model}; nDCG@10 of each kind on the right`;
  return `${[head, '', print(heading), ...lines.map(print)].join('\n')}\n`;
}

/** The worst first, in the mode that `search` has where none is chosen. */
function printEach(evaluation: Evaluation): string {
  const mode = modes.at(-1)!;
  const results = [...evaluation.results[mode]].sort((a, b) => a.measures.ndcg10 - b.measures.ndcg10);
  const blocks = results.map(({ query, measures, found }) => {
    const lines = found.map(({ text, isRelevant }) => `    ${isRelevant ? '+' : '-'} ${text}`);
    return [`${threeDigits(measures.ndcg10)}  ${query.query}  [${query.kind}]`, ...lines].join('\n');
  });
  return `\n${mode}, the worst first:\n${blocks.join('\n')}\n`;
}

function threeDigits(share: number): string {
  return share.toFixed(3); // not money: a measure
}
