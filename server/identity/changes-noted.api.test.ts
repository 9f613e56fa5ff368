import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema } from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestApp, type TestApp, type TestBook } from '../testing/test-app.ts';

/** Two accounts of no type, which are findings; the bank tells of a payment that may be the one of the book. */
const journal = `2026-01-03 Roofer
    expenses:repairs  50 USD
    assets:bank

2026-01-03 Somebody
    Sundry  10 USD
    Various  5 USD
    assets:bank
`;
const bank = { account: 'assets:bank', currency: 'USD' };
const table = 'Date,Payee,Description,Amount\n2026-01-04,ROOFER,roof,-50.00\n';

let app: TestApp;
let book: TestBook;
beforeAll(async () => {
  app = await createTestApp();
  book = await app.book({}, journal);
  await book.load(table, { fileName: 'x.csv', bank });
});
afterAll(() => app.close());

const schema = buildSchema(readFileSync(join(import.meta.dirname, '../../schema/schema.graphql'), 'utf8'));

/** Asks one mutation and gives what the log gained by it. */
async function noteOf(name: string, input: object, selection = 'userErrors { code }') {
  const count = async () => (await notes()).length;
  const before = await count();
  const argument = schema.getMutationType()!.getFields()[name]!.args[0]!;
  const answer = await book.ask(`mutation ($input: ${argument.type}) { ${name}(input: $input) { ${selection} } }`, { input });
  expect(answer[name].userErrors ?? []).toEqual([]);
  const gained = (await notes()).slice(before);
  return { answer: answer[name], noted: gained.map(({ action }) => action), detail: gained[0]?.detail };
}

const notes = () =>
  app.store.source.query(`select action, detail from audit_entry where about_book = ${book.bookId} order by id`) as Promise<
    { action: string; detail: Record<string, unknown> }[]
  >;

const pair = { currency: 'USD', in: 'EUR', on: '2026-01-01' };
const firstId = async (list: string, path: string) => (await book.ask(`{ ${list} { edges { node { ${path} } } } }`))[list].edges[0].node;
const anyId = /^\S+$/;

/** Each mutation in the order of the schema: what it is asked with, and what the log says then. */
const changes: Record<string, () => Promise<{ noted: string[]; detail?: unknown }>> = {
  addMember: () => noteOf('addMember', { email: 'bo@example.org', role: 'VIEWER' }),
  applyRules: () => noteOf('applyRules', { dryRun: false }),
  classifyAccount: () => noteOf('classifyAccount', { fullName: 'assets:bank', role: 'CASH' }),
  createApiKey: () => noteOf('createApiKey', { name: 'reports', scopes: ['READ'] }),
  createRule: () => noteOf('createRule', { rule: { payee: 'roofer', counterAccount: 'expenses:repairs' } }),
  decidePossibleDuplicate: async () => {
    const { transaction } = await firstId('possibleDuplicates', 'transaction { id }');
    return noteOf('decidePossibleDuplicate', { transactionId: transaction.id, isDuplicate: false });
  },
  decideTransfer: async () => {
    await book.load('Date,Payee,Description,Amount\n2026-01-08,Bus,,-20.00\n', { fileName: 'y.csv', bank });
    await book.load('Date,Payee,Description,Amount\n2026-01-08,Ann,,20.00\n', {
      fileName: 'z.csv',
      bank: { ...bank, account: 'assets:savings' },
    });
    return noteOf('decideTransfer', { id: (await firstId('transfers', 'id')).id, isTransfer: true });
  },
  deletePrice: async () => {
    await noteOf('setPrice', { ...pair, price: '0.9' });
    return noteOf('deletePrice', pair);
  },
  deleteRule: async () => {
    const { answer } = await noteOf('createRule', { rule: { payee: 'bus', setPayee: 'Bus' } }, 'rule { id } userErrors { code }');
    return noteOf('deleteRule', { id: answer.rule.id });
  },
  dismissFinding: async () => noteOf('dismissFinding', { id: (await firstId('findings', 'id')).id }),
  importText: () => noteOf('importText', { fileName: 'b.journal', content: '2026-02-01 x\n  a  1 USD\n  b\n', idempotencyKey: 'b' }),
  moveTransactions: async () => {
    const { id } = await firstId('transactions', 'id');
    return noteOf('moveTransactions', { transactionIds: [id], fromAccount: 'a', toAccount: 'b' });
  },
  removeMember: async () => {
    await noteOf('addMember', { email: 'cy@example.org', role: 'VIEWER' });
    return noteOf('removeMember', { email: 'cy@example.org' });
  },
  restoreFinding: async () => {
    const { id } = await firstId('findings', 'id');
    await noteOf('dismissFinding', { id });
    return noteOf('restoreFinding', { id });
  },
  revokeApiKey: async () => {
    const { answer } = await noteOf('createApiKey', { name: 'gone', scopes: ['READ'] }, 'apiKey { id } userErrors { code }');
    return noteOf('revokeApiKey', { id: answer.apiKey.id });
  },
  setMemberRole: async () => {
    await noteOf('addMember', { email: 'ed@example.org', role: 'VIEWER' });
    return noteOf('setMemberRole', { email: 'ed@example.org', role: 'EDITOR' });
  },
  setPrice: () => noteOf('setPrice', { ...pair, price: '0.8' }),
  undoImport: async () => noteOf('undoImport', { id: (await firstId('imports', 'id')).id }),
  undoRuleApplication: async () => noteOf('undoRuleApplication', { id: (await firstId('ruleApplications', 'id')).id }),
  updateBook: () => noteOf('updateBook', { fiscalYearStartMonth: 4 }),
};

it.each([
  ['addMember', 'member added', { person: expect.any(Number), role: 'VIEWER' }],
  ['setMemberRole', 'role changed', { person: expect.any(Number), role: 'EDITOR' }],
  ['removeMember', 'member removed', { person: expect.any(Number) }],
  ['classifyAccount', 'account classified', { fullName: 'assets:bank', role: 'CASH' }],
  ['createApiKey', 'key created', { prefix: expect.stringMatching(anyId), scopes: ['READ'] }],
  ['createRule', 'rule added', { id: expect.stringMatching(anyId) }],
  ['applyRules', 'rules applied', { application: expect.any(Number), rules: [expect.any(Number)], lines: 1 }],
  ['undoRuleApplication', 'rules undone', { application: expect.any(Number), restored: 1, kept: 0 }],
  ['decideTransfer', 'transfer decided', { transfer: expect.any(Number), status: 'MATCHED' }],
  ['decidePossibleDuplicate', 'possible duplicate decided', { transactionId: expect.stringMatching(anyId), verdict: 'KEPT' }],
  ['deletePrice', 'prices deleted', { ...pair, count: 1 }],
  ['deleteRule', 'rule taken away', { id: expect.stringMatching(anyId) }],
  ['dismissFinding', 'finding set aside', { id: expect.stringMatching(anyId), kind: expect.stringMatching(anyId) }],
  ['importText', 'import begun', expect.anything()],
  ['moveTransactions', 'postings moved', { from: 'a', to: 'b', transactionIds: [expect.stringMatching(anyId)] }],
  ['restoreFinding', 'finding taken up again', { id: expect.stringMatching(anyId), kind: expect.stringMatching(anyId) }],
  ['revokeApiKey', 'key revoked', expect.anything()],
  ['setPrice', 'price set', pair],
  ['undoImport', 'import undone', expect.anything()],
  ['updateBook', 'settings changed', { settings: ['fiscalYearStartMonth'] }],
])('%s notes "%s"', async (name, action, detail) => {
  expect(await changes[name]!()).toMatchObject({ noted: [action], detail });
});

it('no mutation of the schema is left out', () => {
  // An import that can still be cancelled is there in server/imports/resume.api.test.ts, which looks for its note.
  const all = Object.keys(schema.getMutationType()!.getFields()).filter((name) => name !== 'cancelImport');
  expect(Object.keys(changes).sort()).toEqual(all.sort());
});
