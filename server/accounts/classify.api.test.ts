import { afterAll, beforeEach, expect, test } from 'vitest';
import { createTestApp, type TestApp, type TestBook } from '../testing/test-app.ts';

const journal = `
account depot       ; type: A, role: marketable-security
account konto

2026-01-01 all
    assets:bank        1.00 EUR
    konto:giro         2.00 EUR
    depot:gold         3.00 EUR
    depot:bank         4.00 EUR
    liabilities:card
`;

let app: TestApp;
let book: TestBook;

beforeEach(async () => {
  app ??= await createTestApp();
  book = await app.book({}, journal);
});

afterAll(() => app.close());

async function classify(input: object) {
  const { classifyAccount } = await book.ask(
    `mutation ($input: ClassifyAccountInput!) { classifyAccount(input: $input) {
       account { fullName type role } userErrors { code message field } dataVersion } }`,
    { input },
  );
  return classifyAccount;
}

async function classes(): Promise<Record<string, string>> {
  const { accounts } = await book.ask('{ accounts { edges { node { fullName type role } } } }');
  return Object.fromEntries(
    accounts.edges.map(({ node }: { node: { fullName: string; type: string; role: string | null } }) => [
      node.fullName,
      `${node.type} ${node.role}`,
    ]),
  );
}

const versionOf = async () => (await book.ask('{ book { dataVersion } }')).book.dataVersion as string;

test('what is declared and inferred, before anybody chooses', async () => {
  expect(await classes()).toEqual({
    assets: 'ASSET null',
    'assets:bank': 'ASSET CASH',
    konto: 'UNTYPED null',
    'konto:giro': 'UNTYPED null',
    depot: 'ASSET MARKETABLE_SECURITY',
    'depot:gold': 'ASSET MARKETABLE_SECURITY',
    'depot:bank': 'ASSET MARKETABLE_SECURITY',
    liabilities: 'LIABILITY null',
    'liabilities:card': 'LIABILITY DEBT_SHORT',
  });
});

test('a choice passes on to children, and moves the ledger alone', async () => {
  const [ledger, rates] = (await versionOf()).split('.');
  const { account, userErrors, dataVersion } = await classify({ fullName: 'konto', type: 'ASSET', role: 'CASH' });
  expect(userErrors).toEqual([]);
  expect(account).toEqual({ fullName: 'konto', type: 'ASSET', role: 'CASH' });
  expect(await classes()).toMatchObject({ konto: 'ASSET CASH', 'konto:giro': 'ASSET CASH', assets: 'ASSET null' });
  expect(dataVersion).toBe(await versionOf());
  expect(dataVersion.split('.')[0]).not.toBe(ledger);
  expect(dataVersion.split('.')[1]).toBe(rates);
});

test('left out is unchanged, null is back to what is declared or inferred', async () => {
  await classify({ fullName: 'depot', type: 'EXPENSE' });
  expect(await classes()).toMatchObject({ depot: 'EXPENSE null', 'depot:gold': 'EXPENSE null' });
  await classify({ fullName: 'depot', role: 'INTEREST' });
  expect(await classes()).toMatchObject({ depot: 'EXPENSE INTEREST' });
  await classify({ fullName: 'depot', role: null });
  expect(await classes()).toMatchObject({ depot: 'EXPENSE null' });
  await classify({ fullName: 'depot', role: 'PAYROLL' });
  await classify({ fullName: 'depot', type: null });
  // The role does not fit an asset: what is declared stands.
  expect(await classes()).toMatchObject({ depot: 'ASSET MARKETABLE_SECURITY' });
  await classify({ fullName: 'depot', type: null, role: null });
  const before = await versionOf();
  expect((await classify({ fullName: 'depot' })).dataVersion).toBe(before);
  expect(await classes()).toMatchObject({ depot: 'ASSET MARKETABLE_SECURITY', 'depot:bank': 'ASSET MARKETABLE_SECURITY' });
});

test('a role that does not fit the type is refused, and nothing changes', async () => {
  const before = [await classes(), await versionOf()];
  const errorsOf = async (input: object) => {
    const { account, userErrors, dataVersion } = await classify(input);
    expect([account, dataVersion]).toEqual([null, null]);
    return userErrors.map((error: { code: string; field: string[] }) => [error.code, ...error.field]);
  };
  const misfit = [['ROLE_DOES_NOT_FIT', 'input', 'role']];
  expect(await errorsOf({ fullName: 'liabilities:card', role: 'CASH' })).toEqual(misfit);
  expect(await errorsOf({ fullName: 'assets:bank', type: 'LIABILITY', role: 'CASH' })).toEqual(misfit);
  expect(await errorsOf({ fullName: 'konto', role: 'CASH' })).toEqual(misfit);
  expect(await errorsOf({ fullName: 'depot', type: 'UNTYPED', role: 'CASH' })).toEqual(misfit);
  expect(await errorsOf({ fullName: 'nowhere', type: 'ASSET' })).toEqual([['ACCOUNT_NOT_FOUND', 'input', 'fullName']]);
  expect(await errorsOf({ fullName: 'assets%', type: 'ASSET' })).toEqual([['ACCOUNT_NOT_FOUND', 'input', 'fullName']]);
  expect([await classes(), await versionOf()]).toEqual(before);
});

test('two choices in one request see one another', async () => {
  const data = await book.ask(`mutation {
    a: classifyAccount(input: { fullName: "konto:giro", type: ASSET }) { account { type parent { type } } }
    b: classifyAccount(input: { fullName: "konto", type: LIABILITY }) { account { type children { type } } }
    c: classifyAccount(input: { fullName: "konto:giro", type: null }) { account { type parent { type children { type } } } } }`);
  expect(data.a.account).toEqual({ type: 'ASSET', parent: { type: 'UNTYPED' } });
  expect(data.b.account).toEqual({ type: 'LIABILITY', children: [{ type: 'ASSET' }] });
  expect(data.c.account).toEqual({ type: 'LIABILITY', parent: { type: 'LIABILITY', children: [{ type: 'LIABILITY' }] } });
});
