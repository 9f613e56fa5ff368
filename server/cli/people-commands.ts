import { emailLengthMax, linkHours } from '../config/limits.ts';
import { audit } from '../identity/audit.sql.ts';
import { PasswordHasher } from '../identity/password.ts';
import { addPerson, findPerson, keepLink, removeMember, setPassword, setRole } from '../identity/people.sql.ts';
import { type Role, roles } from '../identity/roles.ts';
import { digestOf, newSecret } from '../identity/secrets.ts';
import { faultOfPassword } from '../identity/sign-in.ts';
import type { Sql } from '../ledger/sql.ts';
import { requireBook } from './books.ts';
import { CommandFailed, type CommandIo } from './io.ts';

export interface PeopleSurroundings {
  readonly sql: Sql;
  readonly io: CommandIo;
  /** Where people reach the server: one-time links lead there. */
  readonly publicUrl: string;
}

interface AddOptions {
  readonly book?: string;
  readonly role?: string;
  readonly passwordStdin?: boolean;
}

/** Adds a person to a book, or changes their role in it. Without a password, prints a link by which they set one themselves. */
export async function addUser({ sql, io, publicUrl }: PeopleSurroundings, given: string, options: AddOptions): Promise<void> {
  const email = requireEmail(given);
  const role = requireRole(options.role ?? 'viewer');
  const password = options.passwordStdin ? await requirePassword(io) : null;
  const book = await requireBook(sql, options.book);
  const person = await addPerson(sql, email, io.now());
  await setRole(sql, book.id, person.id, role, io.now());
  await audit(sql, { at: io.now(), book: book.id, actor: 'command line', action: 'member added', detail: { person: person.id, role } });
  io.err(`${email} is ${role.toLowerCase()} of "${book.name}".\n`);
  if (password !== null) return setPassword(sql, person.id, await new PasswordHasher().hash(password));
  const known = await findPerson(sql, email);
  // Who has a password needs no link; `user link` makes one for who forgot it.
  if (known?.password) return;
  await printLink({ sql, io, publicUrl }, person.id);
}

/** Prints a new link for a person who has lost theirs, or their password. */
export async function linkUser(around: PeopleSurroundings, email: string): Promise<void> {
  const person = await requirePerson(around.sql, email);
  await printLink(around, person);
}

async function printLink({ sql, io, publicUrl }: PeopleSurroundings, personId: number): Promise<void> {
  const token = newSecret();
  await keepLink(sql, personId, digestOf(token), new Date(io.now().getTime() + linkHours * 3_600_000));
  io.err(`With this link they set their password, once, within ${linkHours} hours:\n`);
  // Behind the # it stays in the browser: no log of a server or a proxy has it.
  io.out(`${publicUrl}/#set-password=${token}\n`);
}

export async function removeUser({ sql, io }: PeopleSurroundings, email: string, options: { book?: string }): Promise<void> {
  const personId = await requirePerson(sql, email);
  const book = await requireBook(sql, options.book);
  if (!(await removeMember(sql, book.id, personId))) throw new CommandFailed(`${email} is no member of "${book.name}".`);
  await audit(sql, { at: io.now(), book: book.id, actor: 'command line', action: 'member removed', detail: { person: personId } });
  io.out(`${email} is no member of "${book.name}" any more.\n`);
}

interface Listed {
  readonly email: string;
  readonly hasPassword: boolean;
  readonly lastSeenAt: Date | null;
  readonly books: readonly { readonly name: string; readonly role: Role }[];
}

export async function listUsers({ sql, io }: PeopleSurroundings, options: { json?: boolean }): Promise<void> {
  const people = await sql.query<Listed>(
    `select p.email, p.password is not null as "hasPassword", p.last_seen_at as "lastSeenAt",
            coalesce(jsonb_agg(jsonb_build_object('name', b.name, 'role', m.role) order by b.id) filter (where b.id is not null), '[]') as books
       from person p left join membership m on m.person_id = p.id left join book b on b.id = m.book_id
      group by p.id order by p.id`,
  );
  if (options.json) return io.out(`${JSON.stringify(people, null, 2)}\n`);
  if (people.length === 0) io.err('There are no users yet. Add one: npm run farthing -- user add EMAIL --role owner.\n');
  for (const { email, hasPassword, lastSeenAt, books } of people) {
    const where = books.map(({ name, role }) => `${role.toLowerCase()} of "${name}"`).join(', ') || 'no book';
    const state = hasPassword ? (lastSeenAt ? `seen ${lastSeenAt.toISOString().slice(0, 10)}` : 'never seen') : 'no password yet';
    io.out(`${email}  ${where}  (${state})\n`);
  }
}

async function requirePerson(sql: Sql, email: string): Promise<number> {
  const person = await findPerson(sql, email);
  if (!person) throw new CommandFailed(`There is no user ${email}. See: npm run farthing -- user list.`);
  return person.id;
}

function requireEmail(given: string): string {
  const email = given.trim();
  if (/^[^\s@]+@[^\s@]+$/.test(email) && email.length <= emailLengthMax) return email;
  throw new CommandFailed(`${given}: this is no email address; it needs an @ with something on both sides.`);
}

function requireRole(given: string): Role {
  const role = given.toUpperCase() as Role;
  if (roles.includes(role)) return role;
  throw new CommandFailed(`--role ${given}: must be ${roles.map((name) => name.toLowerCase()).join(', ')}.`);
}

async function requirePassword(io: CommandIo): Promise<string> {
  const password = (await io.stdin()).replace(/\r?\n$/, '');
  const fault = faultOfPassword(password);
  if (fault) throw new CommandFailed(`--password-stdin: ${fault}`);
  return password;
}
