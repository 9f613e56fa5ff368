import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Transfers between own accounts, which two statements tell of and the book has as one entry; and the shelf: entries that are in
 * the book no more and may come back as they were, with their ids and fingerprints. An entry lies there because it became part of a
 * transfer, or because a sync found that its file does not hold it any more.
 */
export class Transfers202611290800 implements MigrationInterface {
  name = 'Transfers2026112908000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table transfer, shelved_entry, shelved_row, statement_account');
    await runner.query('drop sequence transfer_id');
  }
}

/** Formats whose lines are a bank's: the others are journals, whose entries have both sides. */
const journals = "('hledger', 'ledger', 'beancount')";

const statements = [
  'create sequence transfer_id as int',
  // "parted_by" is the sync that took one of its lines out: when that is undone, it is one entry again.
  `create table transfer (
     book_id int not null references book,
     id int not null,
     from_id bigint not null,
     to_id bigint not null,
     status text not null check (status in ('PROPOSED', 'MATCHED', 'DECLINED')),
     by_itself boolean not null default false,
     confidence smallint not null check (confidence between 0 and 100),
     reasons text[] not null,
     parted_by int,
     primary key (book_id, id)
   )`,
  'create unique index transfer_pair on transfer (book_id, from_id, to_id)',
  'create index transfer_to on transfer (book_id, to_id)',

  // "rows" holds the rows of transaction, posting, residue and possible_duplicate as they were.
  `create table shelved_entry (
     book_id int not null references book,
     transaction_id bigint not null,
     import_id int,
     fingerprint bytea not null,
     occurrence int not null,
     transfer_id int,
     sync_id int,
     rows jsonb not null,
     primary key (book_id, transaction_id)
   )`,
  'create index shelved_entry_identity on shelved_entry (book_id, fingerprint, occurrence)',
  'create index shelved_entry_import on shelved_entry (book_id, import_id)',
  'create index shelved_entry_sync on shelved_entry (book_id, sync_id) where sync_id is not null',
  'create index shelved_entry_transfer on shelved_entry (book_id, transfer_id) where transfer_id is not null',

  // Rates and declarations that a sync took out.
  `create table shelved_row (
     book_id int not null references book,
     import_id int not null,
     sync_id int not null,
     source text not null,
     row jsonb not null
   )`,
  'create index shelved_row_sync on shelved_row (book_id, sync_id)',

  // Accounts that statements are of: what stands on them came from a bank.
  `create table statement_account (
     book_id int not null references book,
     account_id int not null,
     import_id int not null,
     primary key (book_id, account_id, import_id)
   )`,
  `insert into statement_account (book_id, account_id, import_id)
   select distinct t.book_id, p.account_id, t.import_id
     from import i
     join transaction t on t.book_id = i.book_id and t.import_id = i.id
     join posting p on p.book_id = t.book_id and p.transaction_id = t.id and p.position = 1
    where i.status = 'SUCCEEDED' and i.format not in ${journals}`,
];
