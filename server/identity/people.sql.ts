import type { Sql } from '../ledger/sql.ts';
import type { Role } from './roles.ts';

export interface Person {
  readonly id: number;
  readonly email: string;
  /** As `PasswordHasher` made it; null until one is set. */
  readonly password: string | null;
}

export interface Membership {
  readonly bookId: number;
  readonly role: Role;
}

export async function findPerson(sql: Sql, email: string): Promise<Person | null> {
  const [person] = await sql.query<Person>('select id, email, password from person where lower(email) = lower($1)', [email]);
  return person ?? null;
}

/** Makes a person where there is none of this address. Returns the id, and whether it was made. */
export async function addPerson(sql: Sql, email: string, now: Date): Promise<{ id: number; isNew: boolean }> {
  const [made] = await sql.query<{ id: number }>(
    'insert into person (email, created_at) values ($1, $2) on conflict ((lower(email))) do nothing returning id',
    [email, now],
  );
  if (made) return { id: made.id, isNew: true };
  return { id: (await findPerson(sql, email))!.id, isNew: false };
}

/** Nobody else changes what a person may, or makes links of theirs, before the transaction ends. */
export async function lockPerson(sql: Sql, personId: number): Promise<void> {
  await sql.query('select id from person where id = $1 for update', [personId]);
}

export async function setPassword(sql: Sql, personId: number, password: string): Promise<void> {
  await sql.query('update person set password = $2 where id = $1', [personId, password]);
}

export async function noteSeen(sql: Sql, personId: number, now: Date): Promise<void> {
  await sql.query('update person set last_seen_at = $2 where id = $1', [personId, now]);
}

export async function setRole(sql: Sql, bookId: number, personId: number, role: Role, now: Date): Promise<void> {
  await sql.query(
    `insert into membership (book_id, person_id, role, created_at) values ($1, $2, $3, $4)
     on conflict (book_id, person_id) do update set role = excluded.role`,
    [bookId, personId, role, now],
  );
}

/** Takes a person out of a book. False where they were not in it. */
export async function removeMember(sql: Sql, bookId: number, personId: number): Promise<boolean> {
  const gone = await sql.query('delete from membership where book_id = $1 and person_id = $2 returning book_id', [bookId, personId]);
  return gone.length > 0;
}

/** A person's books, the default of the server first, then in the order in which they joined them. */
export async function readMemberships(sql: Sql, personId: number): Promise<Membership[]> {
  return sql.query<Membership>(
    `select m.book_id as "bookId", m.role from membership m join book b on b.id = m.book_id
      where m.person_id = $1 order by b.is_default desc, m.created_at, m.book_id`,
    [personId],
  );
}

export interface MemberRow {
  readonly id: number;
  readonly email: string;
  readonly role: Role;
  readonly lastSeenAt: Date | null;
}

/** The members of a book with an id above `after`, by id. */
export async function readMembers(sql: Sql, bookId: number, after: number, limit: number): Promise<MemberRow[]> {
  return sql.query<MemberRow>(
    `select p.id, p.email, m.role, p.last_seen_at as "lastSeenAt" from membership m join person p on p.id = m.person_id
      where m.book_id = $1 and p.id > $2 order by p.id limit $3`,
    [bookId, after, limit],
  );
}

/** Null where the person is no member of the book. */
export async function readMember(sql: Sql, bookId: number, personId: number): Promise<MemberRow | null> {
  const [member] = await sql.query<MemberRow>(
    `select p.id, p.email, m.role, p.last_seen_at as "lastSeenAt" from membership m join person p on p.id = m.person_id
      where m.book_id = $1 and p.id = $2`,
    [bookId, personId],
  );
  return member ?? null;
}

/** The book's owners; nobody else changes who they are before the transaction ends. */
export async function lockOwners(sql: Sql, bookId: number): Promise<number[]> {
  const rows = await sql.query<{ id: number }>(
    `select person_id as id from membership where book_id = $1 and role = 'OWNER' order by person_id for update`,
    [bookId],
  );
  return rows.map(({ id }) => id);
}

/** Keeps the digest of a link that lets its bearer set this person's password; earlier links of theirs die. */
export async function keepLink(sql: Sql, personId: number, digest: Buffer, expiresAt: Date): Promise<void> {
  await forgetLinks(sql, personId);
  await sql.query('insert into one_time_link (digest, person_id, expires_at) values ($1, $2, $3)', [digest, personId, expiresAt]);
}

/** From now on no link that was made for this person sets their password. */
export async function forgetLinks(sql: Sql, personId: number): Promise<void> {
  await sql.query('delete from one_time_link where person_id = $1', [personId]);
}

/** Uses a link up: whose it was, or null where it is unknown, used or out of date. */
export async function takeLink(sql: Sql, digest: Buffer, now: Date): Promise<Person | null> {
  const [person] = await sql.query<Person>(
    `with used as (delete from one_time_link where digest = $1 returning person_id, expires_at)
     select p.id, p.email, p.password from used u join person p on p.id = u.person_id where u.expires_at > $2`,
    [digest, now],
  );
  return person ?? null;
}
