import { createHash } from 'node:crypto';
import { findingPostingsMax, pageSizeMax } from '../config/limits.ts';
import type { Context } from '../context.ts';
import { noteChange } from '../identity/audit.sql.ts';
import { CursorCodec } from '../ledger/cursor.ts';
import { readFrame } from '../ledger/frame.sql.ts';
import { forwardPage, pageWindow } from '../ledger/page-window.ts';
import { accountOf } from '../nouns/account.types.ts';
import { connectionOf } from '../nouns/connection.types.ts';
import { transactionOf } from '../nouns/transaction.types.ts';
import { detectors } from './definitions/index.ts';
import type { Found } from './finding.ts';
import { dismiss, readBookFacts, readDismissals, takeUpAgain } from './findings.sql.ts';
import type { Finding, FindingConnection, FindingPayload, FindingsArguments } from './findings.types.ts';
import { plainText } from './sentence.ts';

/** What names a finding for as long as the entries that show it are the same. */
export function findingKey({ kind, date, account, payee, currency, evidence }: Found): string {
  const content = JSON.stringify([kind, date, account, payee, currency, evidence]);
  return `fnd_${createHash('sha256').update(content).digest('hex').slice(0, 24)}`;
}

const isKey = (text: string) => /^fnd_[0-9a-f]{24}$/.test(text);

/** Everything that is found in the request's book, the latest first; of one day the surest first. */
async function findAll(context: Context): Promise<Finding[]> {
  const bookId = context.book.id;
  return context.snapshot(async (sql) => {
    const { chart } = await readFrame(sql, bookId);
    const facts = await readBookFacts(sql, bookId, chart, findingPostingsMax);
    const dismissals = await readDismissals(sql, bookId);
    const found = detectors.flatMap((detector) => detector.find(facts));
    const findings = found.map((one): Finding => {
      const id = findingKey(one);
      const account = one.account === null ? null : chart.find(one.account);
      const { amount, currency } = one;
      return {
        ...one,
        id,
        message: plainText(one.sentence),
        amount: amount && currency !== null ? { amount, currency } : null,
        account: account && accountOf(bookId, account),
        evidenceIds: one.evidence,
        dismissedAt: dismissals.get(id) ?? null,
      };
    });
    return findings.sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : b.confidence - a.confidence || (a.id < b.id ? -1 : 1)));
  });
}

/** A page of the findings that are asked for. */
export async function findingPage(context: Context, asked: FindingsArguments): Promise<FindingConnection> {
  const { first, after, kinds, dismissed } = asked;
  const cursors = new CursorCodec(['findings', context.book.id, kinds ?? null, dismissed], [isKey]);
  const window = pageWindow({ first, after }, { usual: first, max: pageSizeMax }, cursors);
  const all = (await findAll(context)).filter(
    ({ kind, dismissedAt }) => (!kinds?.length || kinds.includes(kind)) && (dismissedAt !== null) === dismissed,
  );
  const start = window.after ? all.findIndex(({ id }) => id === window.after![0]) + 1 : 0;
  const page = connectionOf(
    forwardPage(window, all.slice(start, start + window.size + 1)),
    cursors,
    ({ id }) => [id],
    (finding) => finding,
  );
  return { ...page, totalCount: all.length };
}

/** The entries that show a finding, oldest first. */
export async function evidenceOf(context: Context, { evidenceIds }: Finding) {
  const rows = await context.loaders.transaction.loadMany([...evidenceIds]);
  return rows.flatMap((row) => (row === null || row instanceof Error ? [] : [transactionOf(context.book.id, row)]));
}

/** Sets a finding aside, or takes it up again: it is not told until the entries that show it change. */
export async function setDismissed(context: Context, id: string, isDismissed: boolean): Promise<FindingPayload> {
  const finding = (await findAll(context)).find((one) => one.id === id);
  if (!finding) {
    const message = 'There is no such finding now: what showed it may have been mended.';
    return { finding: null, userErrors: [{ code: 'NOT_FOUND', message, field: ['input', 'id'] }] };
  }
  await context.write(async (sql) => {
    await (isDismissed ? dismiss(sql, context.book.id, id, context.now) : takeUpAgain(sql, context.book.id, id));
    await noteChange(sql, context, isDismissed ? 'finding set aside' : 'finding taken up again', { id, kind: finding.kind });
  });
  return { finding: { ...finding, dismissedAt: isDismissed ? (finding.dismissedAt ?? context.now) : null }, userErrors: [] };
}
