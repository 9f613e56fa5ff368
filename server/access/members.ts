import { emailLengthMax, linkHours } from '../config/limits.ts';
import type { Context } from '../context.ts';
import { noteChange } from '../identity/audit.sql.ts';
import {
  addPerson,
  findPerson,
  forgetLinks,
  keepLink,
  lockOwners,
  lockPerson,
  type MemberRow,
  readMember,
  readMemberships,
  removeMember,
  setRole,
} from '../identity/people.sql.ts';
import { digestOf, newSecret } from '../identity/secrets.ts';
import type { Sql } from '../ledger/sql.ts';
import type { UserError } from '../nouns/warning.types.ts';
import type { AddMemberPayload, MemberInput, MemberPayload } from './access.types.ts';

/** Lets somebody into the request's book. Who has no password yet gets a link that sets one: it opens once, and is told this once. */
export async function addMember(context: Context, { email: given, role }: MemberInput): Promise<AddMemberPayload> {
  const email = given.trim();
  const refused = (code: string, message: string): AddMemberPayload => ({ ...nobody(code, message), setPasswordPath: null });
  if (!/^[^\s@]+@[^\s@]+$/.test(email) || email.length > emailLengthMax)
    return refused('BAD_EMAIL', 'This is no email address; it needs an @ with something on both sides.');
  const { book, now } = context;
  return context.changePeople(async (sql) => {
    const { id } = await addPerson(sql, email, now);
    // Two books that let the same person in at once wait for each other here: else each would take itself for the only one.
    await lockPerson(sql, id);
    if (await readMember(sql, book.id, id))
      return refused('ALREADY_MEMBER', `${email} is a member already. Change their role with \`setMemberRole\`.`);
    await setRole(sql, book.id, id, role, now);
    await noteChange(sql, context, 'member added', { person: id, role });
    const member = (await readMember(sql, book.id, id))!;
    const person = await findPerson(sql, email);
    const hasOthers = (await readMemberships(sql, id)).some(({ bookId }) => bookId !== book.id);
    // Whoever holds a link becomes the person: the owner of one book must not get into another by it, nor by one from before.
    if (hasOthers && person?.password == null) await forgetLinks(sql, id);
    const isTheirs = person?.password != null || hasOthers;
    return { member, setPasswordPath: isTheirs ? null : await pathToPassword(sql, id, now), userErrors: [] };
  });
}

/** Behind the # it stays in the browser: no log of a server or a proxy has it. */
async function pathToPassword(sql: Sql, personId: number, now: Date): Promise<string> {
  const token = newSecret();
  await keepLink(sql, personId, digestOf(token), new Date(now.getTime() + linkHours * 3_600_000));
  return `/#set-password=${token}`;
}

/** What a member is to the book from now on. */
export async function changeRole(context: Context, { email, role }: MemberInput): Promise<MemberPayload> {
  const { book, now } = context;
  return ofMember(context, email, async (sql, member) => {
    if (member.role === role) return { member, userErrors: [] };
    if (await isLastOwner(sql, book.id, member)) return lastOwner(email);
    await setRole(sql, book.id, member.id, role, now);
    await noteChange(sql, context, 'role changed', { person: member.id, role });
    return { member: { ...member, role }, userErrors: [] };
  });
}

/** Takes a member out of the book; they stay in others. */
export async function takeOut(context: Context, email: string): Promise<MemberPayload> {
  return ofMember(context, email, async (sql, member) => {
    if (await isLastOwner(sql, context.book.id, member)) return lastOwner(email);
    await removeMember(sql, context.book.id, member.id);
    await noteChange(sql, context, 'member removed', { person: member.id });
    return { member, userErrors: [] };
  });
}

/** People of other books are as unknown as none. */
function ofMember(
  context: Context,
  email: string,
  change: (sql: Sql, member: MemberRow) => Promise<MemberPayload>,
): Promise<MemberPayload> {
  return context.changePeople(async (sql) => {
    const person = await findPerson(sql, email.trim());
    const member = person && (await readMember(sql, context.book.id, person.id));
    return member ? change(sql, member) : nobody('NOT_FOUND', 'The book has no such member. `members` lists them.');
  });
}

/** Two owners who leave at once wait for each other here. */
async function isLastOwner(sql: Sql, bookId: number, { id, role }: MemberRow): Promise<boolean> {
  if (role !== 'OWNER') return false;
  const owners = await lockOwners(sql, bookId);
  return owners.every((owner) => owner === id);
}

function lastOwner(email: string): MemberPayload {
  return nobody('LAST_OWNER', `${email} is the only owner, and a book needs one. Make somebody else an owner first.`);
}

function nobody(code: string, message: string): MemberPayload {
  const userErrors: UserError[] = [{ code, message, field: ['input', 'email'] }];
  return { member: null, userErrors };
}
