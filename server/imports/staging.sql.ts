import { entryColumns } from '../ledger/rollup/entry-columns.sql.ts';
import type { Sql } from '../ledger/sql.ts';

/** Whole entries, on their way into the book, as lines for COPY. `n` counts the entries of a batch from 1. */
export interface StagedLines {
  readonly entries: string;
  readonly postings: string;
  readonly residues: string;
}

/**
 * Where a batch lies between COPY and the book, private to this transaction and gone with it. The id of an entry comes
 * with its line, in the order of the file; whether it is given to anything is decided later.
 */
export async function openStaging(sql: Sql): Promise<void> {
  await sql.query(
    `create temporary table staged_entry (
       id bigint not null default nextval('transaction_id'), n int not null, date date not null, secondary_date date, status text not null,
       code text, payee text, description text not null, comment text, tags jsonb not null, source_file text, source_line int,
       fingerprint bytea not null, occurrence int not null, largest_amount numeric not null) on commit drop;
     create temporary table staged_posting (
       n int not null, position int not null, account_id int not null, date date not null, commodity_id int not null,
       amount numeric not null, cost numeric, cost_commodity_id int, kind text not null, status text not null, comment text,
       tags jsonb not null) on commit drop;
     create temporary table staged_residue (
       n int not null, commodity_id int not null, date date not null, amount numeric not null) on commit drop`,
  );
}

/** The order in which `staged-rows.ts` writes the fields. */
const columns = {
  entry: `n, date, secondary_date, status, code, payee, description, comment, tags, source_file, source_line, fingerprint, occurrence,
    largest_amount`.split(/,\s*/),
  posting: 'n, position, account_id, date, commodity_id, amount, cost, cost_commodity_id, kind, status, comment, tags'.split(', '),
  residue: 'n, commodity_id, date, amount'.split(', '),
};

/** Puts a batch where the one before it was. */
export async function stage(sql: Sql, lines: StagedLines): Promise<void> {
  await sql.query('truncate staged_entry, staged_posting, staged_residue');
  await sql.copyIn('staged_entry', columns.entry, lines.entries);
  await sql.copyIn('staged_posting', columns.posting, lines.postings);
  if (lines.residues !== '') await sql.copyIn('staged_residue', columns.residue, lines.residues);
}

/**
 * Enters the staged batch, in as many statements for a thousand entries as for one. Returns `n` of the entries that the
 * book had already: they are taken off the stage before postings and residues go in.
 */
export async function enterStaged(sql: Sql, bookId: number, importId: number, hasResidues: boolean): Promise<number[]> {
  const known = await sql.query<{ n: number }>(enterTransactions, [bookId, importId]);
  await sql.query(enterPostings, [bookId]);
  if (hasResidues) await sql.query(enterResidues, [bookId]);
  return known.map(({ n }) => n);
}

const enterTransactions = `
  with entered as (
    insert into transaction (book_id, import_id, id, date, secondary_date, status, code, payee, description, comment, tags,
                             source_file, source_line, fingerprint, occurrence, largest_amount)
    select $1, $2, e.id, e.date, e.secondary_date, e.status, e.code, e.payee, e.description, e.comment, e.tags,
           e.source_file, e.source_line, e.fingerprint, e.occurrence, e.largest_amount
      from staged_entry e
        on conflict (book_id, fingerprint, occurrence) do nothing returning id)
  -- Not 'not exists': the planner, which takes a stage for small, would compare each with each.
  delete from staged_entry where not (id in (select id from entered)) returning n`;

const enterPostings = `
  insert into posting (book_id, transaction_id, position, account_id, date, commodity_id, amount, cost, cost_commodity_id, kind,
                       status, comment, tags, cash_date, is_opening, is_closing_shape)
  select $1, p.transaction_id, p.position, p.account_id, p.date, p.commodity_id, p.amount, p.cost, p.cost_commodity_id, p.kind,
         p.status, p.comment, p.tags, ${entryColumns.join(', ')}
    from (select e.id as transaction_id, s.* from staged_posting s join staged_entry e on e.n = s.n) p
    join account a on a.book_id = $1 and a.id = p.account_id
  window entry as (partition by p.transaction_id)`;

const enterResidues = `
  insert into residue (book_id, transaction_id, commodity_id, date, amount)
  select $1, e.id, r.commodity_id, r.date, r.amount
    from staged_residue r join staged_entry e on e.n = r.n`;
