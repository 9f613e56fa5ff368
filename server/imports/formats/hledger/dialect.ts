import type { Block, CommentFence } from '../plain-text/blocks.ts';
import { Fault } from '../plain-text/fault.ts';
import { looksLikePeriod } from '../plain-text/period.ts';
import type { Dialect } from '../plain-text/walk.ts';
import { readDirective } from './directives.ts';
import { readDraft, splitBody } from './entry.ts';
import type { HledgerJournal, HledgerScope } from './journal.ts';
import { readPosting } from './posting.ts';

const fence: CommentFence = {
  opens: (text) => text.trimEnd() === 'comment',
  closes: (text) => text.trimEnd() === 'end comment',
};

/** hledger's journal language, read into `journal`. */
export function hledgerDialect(journal: HledgerJournal): Dialect<HledgerScope> {
  return {
    fence,
    included: ({ head }) => includedName(head.text),
    read: (block, file, scope) => readBlock(block, file, scope, journal),
    enter: (scope) => ({
      ...scope,
      aliases: [...scope.aliases],
      parentAccounts: [...scope.parentAccounts],
    }),
    // Commodity formats hold for the whole journal (their map is shared); all else ends with its file.
    leave: () => {},
  };
}

function includedName(text: string): string | null {
  const match = /^!?include(?:\s+(.*))?$/.exec(text);
  return match ? (match[1] ?? '').trim().replace(/^(?:journal|j|hledger|ledger):/, '') : null;
}

function readBlock(block: Block, file: string, scope: HledgerScope, journal: HledgerJournal): void {
  const { text } = block.head;
  const first = text[0]!;
  if (block.isStray) {
    if (/^\s*[;#*]/.test(text)) return;
    throw new Fault('STRAY_LINE', 'This indented line belongs to no entry; put it right under one, without an empty line between.');
  }
  if (first >= '0' && first <= '9') {
    const draft = readDraft(block, file, scope, journal);
    if (draft.postings.length === 0) {
      const message = 'This entry has no postings, so that there is nothing to book; write them, or take the entry away.';
      journal.log.warn(draft.entry.place, 'EMPTY_ENTRY', message, draft.text);
      return;
    }
    journal.items.push(draft);
  } else if (first === ';' || first === '#' || first === '*') checkStrays(block);
  else if (first === '=') readRule(block, file, scope, journal);
  else if (first === '~') readPeriodic(block, file, scope, journal);
  else if (readDirective(block, file, scope, journal)) checkDirectiveBody(block);
  else throw unknown(text);
}

function unknown(text: string): Fault {
  if (/^[iIoObh] \d/.test(text)) {
    return new Fault('UNKNOWN_DIRECTIVE', 'This is a timeclock line, which is no bookkeeping; take it into a file of its own.');
  }
  const word = text.split(/\s/, 1)[0]!.slice(0, 40);
  return new Fault(
    'UNKNOWN_DIRECTIVE',
    `hledger 1.25 knows no directive ${word}; put a ; before the line if it is a comment, or import the file as ledger.`,
  );
}

/** Indented lines under a comment belong to nothing; only comments may stand there. */
function checkStrays(block: Block): void {
  const stray = block.body.find((line) => !/^\s*[;#*]/.test(line.text));
  if (!stray) return;
  throw new Fault('STRAY_LINE', 'This indented line belongs to no entry; put it right under one.', stray.text.trim(), stray.number);
}

const withBody = /^!?(?:account|commodity)\s/;

function checkDirectiveBody(block: Block): void {
  if (!withBody.test(block.head.text)) checkStrays(block);
}

function readRule(block: Block, file: string, scope: HledgerScope, journal: HledgerJournal): void {
  for (const { line } of splitBody(block.body).postings) {
    const posting = ruled(line.text, line.number, scope);
    journal.ruledAccounts.add(posting.account);
  }
  const message =
    'This automated rule was read but not applied, as hledger itself does without --auto. To import what it adds, write those postings out: hledger print --auto.';
  journal.log.warn(journal.place(file, block.head.number), 'AUTO_RULE_NOT_APPLIED', message, block.head.text);
}

function readPeriodic(block: Block, file: string, scope: HledgerScope, journal: HledgerJournal): void {
  if (!looksLikePeriod(block.head.text.slice(1))) {
    throw new Fault(
      'BAD_PERIOD',
      'Cannot understand the period of this rule; write it as ~ monthly, ~ every 2 weeks from 2026-01-01 or the like.',
    );
  }
  for (const { line } of splitBody(block.body).postings) ruled(line.text, line.number, scope);
  const message =
    'This periodic rule was read but not applied: it forecasts, it does not book. To import what it forecasts, write the entries out: hledger print --forecast.';
  journal.log.warn(journal.place(file, block.head.number), 'PERIODIC_RULE_NOT_APPLIED', message, block.head.text);
}

function ruled(text: string, line: number, scope: HledgerScope): ReturnType<typeof readPosting> {
  try {
    return readPosting(text, scope, true);
  } catch (error) {
    if (error instanceof Fault) throw new Fault(error.code, error.message, error.text ?? text.trim(), line);
    throw error;
  }
}
