import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ImportStatus } from './nouns.ts';
import type { PlainDate } from './plain-date.ts';

/** One file that came in, or was refused. */
@Entity('import')
export class ImportEntity {
  @PrimaryColumn('int', { name: 'book_id' })
  bookId!: number;

  @PrimaryColumn('int')
  id!: number;

  @Column('text', { name: 'file_name' })
  fileName!: string;

  @Column('text')
  format!: string;

  @Column('text')
  status!: ImportStatus;

  @Column('boolean', { name: 'dry_run' })
  dryRun!: boolean;

  @Column('bigint', { name: 'bytes_total', nullable: true })
  bytesTotal!: string | null;

  @Column('bigint', { name: 'bytes_read' })
  bytesRead!: string;

  @Column('int', { name: 'transactions_added' })
  transactionsAdded!: number;

  /** True where the file's entries in the book were made what it says now. */
  @Column('boolean', { name: 'is_sync' })
  isSync!: boolean;

  /** Of a sync only. */
  @Column('int', { name: 'transactions_changed' })
  transactionsChanged!: number;

  /** Of a sync only. */
  @Column('int', { name: 'transactions_removed' })
  transactionsRemoved!: number;

  @Column('int', { name: 'duplicates_skipped' })
  duplicatesSkipped!: number;

  @Column('int', { name: 'prices_added' })
  pricesAdded!: number;

  /** SHA-256 of the content, in hexadecimal. */
  @Column('text', { nullable: true })
  digest!: string | null;

  /** SHA-256 of what was asked beside the content, in hexadecimal; null of imports from before it was kept. */
  @Column('text', { name: 'asked_digest', nullable: true })
  askedDigest!: string | null;

  @Column('text', { name: 'idempotency_key', nullable: true })
  idempotencyKey!: string | null;

  /** The commodity that most of its postings use. */
  @Column('text', { name: 'main_commodity', nullable: true })
  mainCommodity!: string | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'finished_at', nullable: true })
  finishedAt!: Date | null;

  @Column('timestamptz', { name: 'undone_at', nullable: true })
  undoneAt!: Date | null;

  /** The first day of the entries that it added; null where it added none, or was undone. */
  @Column('date', { name: 'first_date', nullable: true })
  firstDate!: PlainDate | null;

  /** The first day of their postings: earlier where postings have days of their own. */
  @Column('date', { name: 'first_posting_date', nullable: true })
  firstPostingDate!: PlainDate | null;

  /** How the columns of a table were read (`TableReading` of the imports); null for other files. */
  @Column('jsonb', { name: 'table_reading', nullable: true })
  tableReading!: object | null;
}
