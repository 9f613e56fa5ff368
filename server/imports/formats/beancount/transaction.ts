import type { PlainDate } from '../../../ledger/plain-date.ts';
import type { Tag } from '../../journal.ts';
import { Fault } from '../plain-text/fault.ts';
import type { Cursor } from './cursor.ts';
import type { At, Transaction, WrittenPosting } from './directive.ts';
import type { FileState } from './file-state.ts';
import { contradicts, type Metadata, readMetadata } from './metadata.ts';
import { readPosting } from './posting.ts';

/** A transaction whose lines are still coming in. Metadata belongs to the last posting above it. */
export class TransactionDraft {
  private readonly postings: WrittenPosting[] = [];
  private readonly metadata = new Map<string, Metadata>();
  private postingMetadata = new Map<string, Metadata>();
  private readonly labels: Tag[] = [];

  constructor(
    private readonly at: At,
    private readonly date: PlainDate,
    private readonly flag: string,
    private readonly texts: readonly string[],
  ) {}

  /** Tags and links, on the first line or on lines before the first posting. */
  addLabels(labels: readonly Tag[], at: At, state: FileState): void {
    if (this.postings.length === 0) this.labels.push(...labels);
    else state.report(new Fault('MISPLACED_TAG', 'Tags and links stand before the first posting. Move them up.', at.text, at.line));
  }

  addLine(cursor: Cursor, at: At, state: FileState): void {
    if (cursor.isAtEnd) return;
    if (cursor.sees('key')) this.addMetadata(cursor, at, state);
    else if (cursor.sees('tag') || cursor.sees('link')) {
      const labels = readLabels(cursor);
      cursor.requireEnd();
      this.addLabels(labels, at, state);
    } else this.addPosting(cursor, at, state);
  }

  private addPosting(cursor: Cursor, at: At, state: FileState): void {
    const flag = cursor.take('flag') ?? cursor.take('sign', '*') ?? cursor.take('sign', '#');
    const account = readAccount(cursor, state, at);
    this.postings.push(readPosting(cursor, at, flag, account, state.report));
    this.postingMetadata = new Map();
  }

  /** Null where Beancount drops the transaction; it has been reported then. */
  finish(state: FileState): Transaction | null {
    const { at, date, flag, texts } = this;
    if (texts.length > 2) {
      const message = `A transaction has a payee and a narration, found ${texts.length} strings. Keep two.`;
      state.report(new Fault('TOO_MANY_STRINGS', message, at.text, at.line));
      return null;
    }
    const pushed = state.pushedMetadata().filter(({ name }) => !this.metadata.has(name));
    const tags = [...this.labels, ...state.tags.map(({ tag }) => ({ name: tag, value: '' }))];
    return {
      kind: 'transaction',
      at,
      date,
      flag,
      payee: texts.length === 2 ? texts[0]! : null,
      narration: texts[texts.length - 1] ?? '',
      tags: [...unique(tags), ...pushed.map(plain), ...[...this.metadata.values()].map(plain)],
      postings: this.postings,
    };
  }

  private addMetadata(cursor: Cursor, at: At, state: FileState): void {
    const posting = this.postings[this.postings.length - 1];
    const metadata = readMetadata(cursor);
    cursor.requireEnd();
    checkAccount(metadata, state, at);
    const known = posting ? this.postingMetadata : this.metadata;
    const earlier = known.get(metadata.name);
    if (!earlier) {
      known.set(metadata.name, metadata);
      posting?.tags.push(plain(metadata));
    } else if (contradicts(earlier, metadata)) {
      state.report(new Fault('DUPLICATE_METADATA', `"${metadata.name}" is given twice. Keep one of them.`, at.text, at.line));
    }
  }
}

/** `#tag` has a name only; a link is a tag named `link`. */
export function readLabels(cursor: Cursor): Tag[] {
  const labels: Tag[] = [];
  for (;;) {
    const tag = cursor.take('tag');
    const link = tag === null ? cursor.take('link') : null;
    if (tag !== null) labels.push({ name: tag, value: '' });
    else if (link !== null) labels.push({ name: 'link', value: link });
    else return labels;
  }
}

/** An account whose root is none of the file's five is reported and kept. */
export function readAccount(cursor: Cursor, state: FileState, at: At): string {
  const account = cursor.require('account', 'an account such as Assets:Bank');
  requireValid(account, state, at);
  return account;
}

export function checkAccount(metadata: Metadata, state: FileState, at: At): void {
  if (metadata.kind === 'account') requireValid(metadata.value, state, at);
}

function requireValid(account: string, state: FileState, at: At): void {
  if (state.isValidAccount(account)) return;
  const roots = Object.values(state.options.roots).join(', ');
  const message = `"${account}" is no account: it begins with none of ${roots}, or its second part with no capital or digit. Correct it, or set the option name_...`;
  state.report(new Fault('INVALID_ACCOUNT', message, at.text, at.line));
}

function unique(tags: readonly Tag[]): Tag[] {
  return [...new Map(tags.map((tag) => [`${tag.name}\n${tag.value}`, tag])).values()];
}

function plain({ name, value }: Tag): Tag {
  return { name, value };
}
