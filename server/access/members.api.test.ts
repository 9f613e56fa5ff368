import { afterAll, beforeAll, expect, it } from 'vitest';
import { takeLink } from '../identity/people.sql.ts';
import { digestOf } from '../identity/secrets.ts';
import { sqlOf } from '../store/sql-of.ts';
import { createTestApp, type TestApp, type TestBook } from '../testing/test-app.ts';

let app: TestApp;
let book: TestBook;
beforeAll(async () => {
  app = await createTestApp();
  book = await app.book();
});
afterAll(() => app.close());

async function change(name: string, input: object, more = '') {
  const type = { addMember: 'MemberInput', setMemberRole: 'MemberInput', removeMember: 'RemoveMemberInput' }[name];
  const answer = await book.ask(
    `mutation ($input: ${type}!) { ${name}(input: $input) { member { email role } ${more} userErrors { code message } } }`,
    { input },
  );
  return answer[name];
}
const members = async () => (await book.ask('{ members { edges { node { email role } } } }')).members.edges.map((edge: any) => edge.node);

it('somebody is let in with a link that sets a password, made something else, and taken out', async () => {
  const owner = { email: 'ada@example.org', role: 'OWNER' };
  const added = await change('addMember', { ...owner, email: ' ada@example.org ' }, 'setPasswordPath');
  expect(added).toMatchObject({ member: owner, userErrors: [] });
  const [path, token] = added.setPasswordPath.split('=');
  expect(path).toBe('/#set-password');
  expect(await takeLink(sqlOf(app.store.source.manager), digestOf(token), app.now)).toMatchObject({ email: 'ada@example.org' });
  await change('addMember', { email: 'bo@example.org', role: 'VIEWER' });
  expect(await change('addMember', { email: 'BO@example.org', role: 'EDITOR' })).toMatchObject({
    userErrors: [{ code: 'ALREADY_MEMBER' }],
  });
  expect(await change('setMemberRole', { email: 'bo@example.org', role: 'EDITOR' })).toMatchObject({ member: { role: 'EDITOR' } });
  expect(await members()).toEqual([owner, { email: 'bo@example.org', role: 'EDITOR' }]);
  expect(await change('removeMember', { email: 'bo@example.org' })).toMatchObject({ userErrors: [] });
  expect(await members()).toEqual([owner]);
});

it('who has a password gets no link, and an address that is none is told', async () => {
  await app.store.source.query(`update person set password = 'set' where email = 'ada@example.org'`);
  const other = await app.book();
  const asked = 'mutation { addMember(input: { email: "ada@example.org", role: VIEWER }) { member { role } setPasswordPath } }';
  expect((await other.ask(asked)).addMember).toEqual({ member: { role: 'VIEWER' }, setPasswordPath: null });
  expect(await change('addMember', { email: 'ada', role: 'VIEWER' })).toMatchObject({ member: null, userErrors: [{ code: 'BAD_EMAIL' }] });
});

it('who was let into another book first gets no second link: it would let its bearer into that one', async () => {
  const input = { email: 'di@example.org', role: 'VIEWER' };
  expect((await change('addMember', input, 'setPasswordPath')).setPasswordPath).toMatch(/^\/#set-password=/);
  const other = await app.book();
  const asked = 'mutation ($input: MemberInput!) { addMember(input: $input) { member { email } setPasswordPath } }';
  expect((await other.ask(asked, { input })).addMember).toEqual({ member: { email: 'di@example.org' }, setPasswordPath: null });
});

it('the link of a first book opens nothing once its person is let into a second one without a password', async () => {
  const input = { email: 'vi@b.test', role: 'VIEWER' };
  const [, token] = (await change('addMember', input, 'setPasswordPath')).setPasswordPath.split('=');
  const other = await app.book();
  const asked = 'mutation ($input: MemberInput!) { addMember(input: $input) { member { email } setPasswordPath } }';
  expect((await other.ask(asked, { input })).addMember).toEqual({ member: { email: 'vi@b.test' }, setPasswordPath: null });
  expect(await takeLink(sqlOf(app.store.source.manager), digestOf(token), app.now)).toBeNull();
});

it('the only owner stays one', async () => {
  const [mail, code] = [{ email: 'ada@example.org' }, 'LAST_OWNER'];
  expect(await change('removeMember', mail)).toMatchObject({ userErrors: [{ code }] });
  expect(await change('setMemberRole', { ...mail, role: 'VIEWER' })).toMatchObject({ userErrors: [{ code }] });
  await change('addMember', { email: 'cy@example.org', role: 'OWNER' });
  expect(await change('removeMember', mail)).toMatchObject({ userErrors: [] });
  expect(await change('removeMember', mail)).toMatchObject({ userErrors: [{ code: 'NOT_FOUND' }] });
});
