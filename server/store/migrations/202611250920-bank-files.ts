import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a book remembers of banks: which account a bank's number stands for, how an account's tables are read, the balances
 * that statements state, and entries that may be the same as others. All of it goes with the import that it came with.
 */
export class BankFiles202611250920 implements MigrationInterface {
  name = 'BankFiles2026112509200';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table possible_duplicate, stated_balance, csv_mapping, bank_account');
  }
}

const statements = [
  `create table bank_account (
     book_id int not null,
     number text not null,
     account text not null,
     import_id int not null,
     primary key (book_id, number),
     foreign key (book_id, import_id) references import
   )`,
  `create table csv_mapping (
     book_id int not null,
     account text not null,
     mapping jsonb not null,
     import_id int not null,
     primary key (book_id, account),
     foreign key (book_id, import_id) references import
   )`,
  // Of several statements that one import states for a day, the last counts.
  `create table stated_balance (
     book_id int not null,
     import_id int not null,
     account_id int not null,
     commodity_id int not null,
     on_date date not null,
     amount numeric not null,
     source_file text not null,
     source_line int not null,
     primary key (book_id, import_id, account_id, commodity_id, on_date),
     foreign key (book_id, import_id) references import
   )`,
  `create table possible_duplicate (
     book_id int not null,
     transaction_id bigint not null,
     other_id bigint not null,
     import_id int not null,
     kept_at timestamptz,
     primary key (book_id, transaction_id),
     foreign key (book_id, import_id) references import
   )`,
  'create index possible_duplicate_other on possible_duplicate (book_id, other_id)',
];
