import type { Format, FormatContext, JournalItem, SourceFile } from '../journal.ts';
import type { BookedDirective } from './beancount/book.ts';
import { Booker } from './beancount/booking.ts';
import { compareDirectives } from './beancount/directive.ts';
import { itemsOf } from './beancount/items.ts';
import { withoutUnusable } from './beancount/left-out.ts';
import { runPlugins } from './beancount/plugins.ts';
import { readFiles } from './beancount/reader.ts';
import { validate } from './beancount/validation.ts';
import { beancountLikeness } from './plain-text/likeness.ts';
import { ProblemLog } from './plain-text/problem-log.ts';

const batchSize = 1_000;

/** Beancount 2: the whole book is booked and checked as `bean-check` does, then passed on in order of days. */
export const beancount: Format = {
  name: 'beancount',

  recognises: beancountLikeness,

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
