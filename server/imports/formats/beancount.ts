import type { Format, FormatContext, JournalItem, SourceFile } from '../journal.ts';
import type { BookedDirective } from './beancount/book.ts';
import { Booker } from './beancount/booking.ts';
import { compareDirectives } from './beancount/directive.ts';
import { itemsOf } from './beancount/items.ts';
import { withoutUnusable } from './beancount/left-out.ts';
import { runPlugins } from './beancount/plugins.ts';
import { readFiles } from './beancount/reader.ts';
import { validate } from './beancount/validation.ts';
import { ProblemLog } from './plain-text/problem-log.ts';

const batchSize = 1_000;
const likelyDirective = /^\d{4}[-/]\d{1,2}[-/]\d{1,2}\s+(?:open|close|balance|pad|commodity|price|note|document|event|query|custom|txn)\s/;
const likelyLine = /^(?:option|plugin|include|pushtag|poptag)\s+["#]/;
const likelyEntry = /^\d{4}[-/]\d{1,2}[-/]\d{1,2}\s+[*!]\s+"/;

/** Beancount 2: the whole book is booked and checked as `bean-check` does, then passed on in order of days. */
export const beancount: Format = {
  name: 'beancount',

  recognises(head: string, fileName: string): number {
    const isNamedSo = /\.(?:beancount|bean)$/i.test(fileName);
    let likely = 0;
    for (const line of head.split('\n')) if (likelyDirective.test(line) || likelyLine.test(line) || likelyEntry.test(line)) likely += 1;
    if (likely === 0) return isNamedSo ? 0.5 : 0;
    return isNamedSo ? 1 : Math.min(0.95, 0.75 + likely / 20); // not money: how likely
  },

  async *read(source: SourceFile, context: FormatContext): AsyncGenerator<readonly JournalItem[]> {
    const problems: JournalItem[] = [];
    const log = new ProblemLog((item) => problems.push(item));
    const { main, directives } = await readFiles(source, context, log);
    const booker = new Booker(directives, main.options, log);
    const booked: BookedDirective[] = [];
    for (const directive of directives) {
      const result = directive.kind === 'transaction' ? booker.book(directive) : directive;
      if (result) booked.push(result);
    }
    const all = runPlugins(booked, main, log).sort(compareDirectives);
    validate(all, main.options, log);
    const complete = withoutUnusable(all, log);
    yield problems;
    const roots = new Set<string>();
    for (let start = 0; start < complete.length; start += batchSize) {
      yield complete.slice(start, start + batchSize).flatMap((directive) => itemsOf(directive, main.options, roots));
    }
  },
};
