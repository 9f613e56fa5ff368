import type { Block, CommentFence } from '../plain-text/blocks.ts';
import { Fault, onLine } from '../plain-text/fault.ts';
import { withoutEnd } from '../plain-text/line-ends.ts';
import { looksLikePeriod } from '../plain-text/period.ts';
import type { Dialect } from '../plain-text/walk.ts';
import { readDirective, withBody } from './directives.ts';
import { bookEntry } from './entry.ts';
import { finalize } from './finalize.ts';
import type { Draft, LedgerJournal, LedgerScope } from './journal.ts';
import { emptyNotes } from './notes.ts';
import { readPosting } from './posting.ts';
import { readRule } from './rules.ts';

const fence: CommentFence = {
  opens: (text) => /^[!@]?(?:comment|test)(?:\s|$)/.test(text),
  closes: (text) => /^end (?:comment|test)/.test(text),
};

/** Ledger's language, booked into `journal` as it is read. */
export function ledgerDialect(journal: LedgerJournal): Dialect<LedgerScope> {
  return {
    fence,
    included: ({ head }) => includedName(head.text),
    read: (block, file, scope) => readBlock(block, file, scope, journal),
    enter: (scope) => ({ applications: [], outer: scope }),
    leave: (_, inner) => {
      const before = inner.applications[inner.applications.length - 1]?.yearBefore;
      if (before !== undefined) journal.defaultYear = before;
    },
  };
}

function includedName(text: string): string | null {
  const match = /^[!@]?include(?:\s+(.*))?$/.exec(text);
  return match ? (match[1] ?? '').trim().replace(/^"(.*)"$/, '$1') : null;
}

function readBlock(block: Block, file: string, scope: LedgerScope, journal: LedgerJournal): void {
  const first = block.head.text[0]!;
  if (block.isStray) throw stray();
  if (first >= '0' && first <= '9') bookOrDistrust(block, file, scope, journal);
  else if (';#*|%'.includes(first)) refuseBody(block);
  else if (first === '=') readRule(block, file, scope, journal);
  else if (first === '~') readPeriodic(block, file, journal);
  else {
    const word = readDirective(block, file, scope, journal);
    if (word === null) throw unknown(block.head.text);
    if (!withBody.has(word)) refuseBody(block);
  }
}

/** After an entry that could not be booked, failing assertions would only repeat that news. */
function bookOrDistrust(block: Block, file: string, scope: LedgerScope, journal: LedgerJournal): void {
  try {
    bookEntry(block, file, scope, journal);
  } catch (error) {
    journal.isTrustworthy = false;
    throw error;
  }
}

function stray(line: number | null = null, text: string | null = null): Fault {
  return new Fault(
    'STRAY_LINE',
    'This indented line belongs to no entry; put it right under one, without an empty line between, or in the first column if it is a comment.',
    text,
    line,
  );
}

function refuseBody({ body }: Block): void {
  const [first] = body;
  if (first) throw stray(first.number, first.text.trim());
}

function unknown(text: string): Fault {
  if (/^[iIoObh]\s/.test(text)) {
    return new Fault('UNKNOWN_DIRECTIVE', 'This is a line of a time log, which is no bookkeeping; take it into a file of its own.');
  }
  const word = text.split(/\s/, 1)[0]!.slice(0, 40);
  return new Fault('UNKNOWN_DIRECTIVE', `Ledger has no directive ${word}; put a ; before the line if it is a comment.`);
}

function readPeriodic(block: Block, file: string, journal: LedgerJournal): void {
  const place = { file, line: block.head.number };
  const period = block.head.text.slice(1).trim();
  if (period !== '' && (!looksLikePeriod(period) || period.includes(';'))) {
    throw new Fault('BAD_PERIOD', 'Cannot understand the period of this rule; write it as ~ Monthly, ~ every 2 weeks or the like.');
  }
  const draft = { entry: { place }, notes: emptyNotes(), postings: [], text: block.head.text } as unknown as Draft;
  for (const line of block.body) {
    if (line.text.trim().startsWith(';')) continue;
    const { name: account, kind, status, amount, cost } = onLine(line, () => readPosting(withoutEnd(line.text), journal));
    draft.postings.push({
      line: line.number,
      account,
      kind,
      status,
      notes: emptyNotes(),
      amount,
      cost,
      isCostInferred: false,
      isGenerated: false,
    });
  }
  finalize(draft, journal);
  const message =
    'This periodic rule was read but not applied: it budgets or forecasts, it does not book. To import what it forecasts, write the entries out.';
  journal.log.warn(place, 'PERIODIC_RULE_NOT_APPLIED', message, block.head.text);
}
