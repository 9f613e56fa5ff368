import { pageSizeMax, ruleChangesMax, ruleTrialLinesMax } from '../../config/limits.ts';
import type { Context } from '../../context.ts';
import { noteChange } from '../../identity/audit.sql.ts';
import { CursorCodec } from '../../ledger/cursor.ts';
import { forwardPage, pageWindow } from '../../ledger/page-window.ts';
import type { Sql } from '../../ledger/sql.ts';
import { connectionOf } from '../../nouns/connection.types.ts';
import type { UserError } from '../../nouns/warning.types.ts';
import type { RuleMatch } from '../rule-list.types.ts';
import { readRules } from '../rules.sql.ts';
import type { Rule } from '../rules.ts';
import {
  type ApplicationRow,
  readApplication,
  readApplications,
  readBookedLines,
  undoApplication,
  writeApplication,
} from './applications.sql.ts';
import { changesBy, type LineChange } from './changes.ts';
import type {
  ApplyRulesInput,
  ApplyRulesPayload,
  RuleApplication,
  RuleApplicationConnection,
  UndoRuleApplicationPayload,
} from './rule-application.types.ts';

/** Applies rules to lines that are in the book, or says what would come of it: the same reading decides both. */
export async function applyRules(context: Context, input: ApplyRulesInput): Promise<ApplyRulesPayload> {
  const { book, now } = context;
  const work = async (sql: Sql): Promise<ApplyRulesPayload> => {
    const all = await readRules(sql, book.id);
    const known = new Set(all.map(({ id }) => String(id)));
    const unknown = (input.ruleIds ?? []).flatMap((id, index) =>
      known.has(id) ? [] : [fault(`This book has no rule ${id}.`, 'ruleIds', String(index))],
    );
    if (unknown.length > 0) return { ...nothing, userErrors: unknown };
    const rules = all.filter(({ id }) => !input.ruleIds || input.ruleIds.includes(String(id)));
    const changes = await readChanges(sql, book.id, rules, input.placedToo);
    const found = { ...nothing, changed: changes.length, matches: changes.slice(0, pageSizeMax).map(matchOf) };
    if (input.dryRun || changes.length === 0) return found;
    const id = await writeApplication(sql, book.id, changes, now);
    await noteChange(sql, context, 'rules applied', { application: id, rules: rules.map((rule) => rule.id), lines: changes.length });
    return { ...found, application: applicationOf((await readApplication(sql, book.id, id))!) };
  };
  return input.dryRun ? context.snapshot(work) : context.write(work);
}

const nothing: ApplyRulesPayload = { application: null, changed: 0, matches: [], userErrors: [] };

/** All lines, some thousands at a time. */
async function readChanges(sql: Sql, bookId: number, rules: readonly Rule[], placedToo: boolean): Promise<LineChange[]> {
  const changes: LineChange[] = [];
  let after = '0';
  while (rules.length > 0 && changes.length < ruleChangesMax) {
    const lines = await readBookedLines(sql, bookId, after, ruleTrialLinesMax);
    changes.push(...changesBy(rules, lines, placedToo));
    if (lines.length < ruleTrialLinesMax) break;
    after = lines.at(-1)!.transactionId;
  }
  return changes.slice(0, ruleChangesMax);
}

function matchOf({ transactionId, before, after }: LineChange): RuleMatch {
  return { from: before.account, to: after.account, payee: after.payee, isChange: true, transactionId };
}

/** Undoes what rules have changed, but for lines that somebody has changed since. */
export async function undoRules(context: Context, id: string): Promise<UndoRuleApplicationPayload> {
  const { book, now } = context;
  return context.write(async (sql) => {
    const number = /^\d{1,9}$/.test(id) ? Number(id) : 0;
    const done = await undoApplication(sql, book.id, number, now);
    if (!done) {
      const error = fault('This book has no such application of rules, or it was undone before.', 'id');
      return { application: null, restored: 0, kept: 0, userErrors: [error] };
    }
    await noteChange(sql, context, 'rules undone', { application: number, ...done });
    return { ...done, application: applicationOf((await readApplication(sql, book.id, number))!), userErrors: [] };
  });
}

const isId = (text: string) => /^\d{1,9}$/.test(text);

export async function applicationPage(context: Context, first: number, after?: string | null): Promise<RuleApplicationConnection> {
  const { book } = context;
  const cursors = new CursorCodec(['rule applications', book.id], [isId]);
  const window = pageWindow({ first, after }, { usual: first, max: pageSizeMax }, cursors);
  const before = window.after ? Number(window.after[0]) : null;
  const rows = await context.snapshot((sql) => readApplications(sql, book.id, before, window.size + 1));
  return connectionOf(forwardPage(window, rows), cursors, ({ id }) => [String(id)], applicationOf);
}

function applicationOf({ id, ...rest }: ApplicationRow): RuleApplication {
  return { ...rest, id: String(id) };
}

function fault(message: string, ...field: string[]): UserError {
  return { code: 'NOT_FOUND', message, field: ['input', ...field] };
}
