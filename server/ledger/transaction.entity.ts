import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { TransactionStatus } from './nouns.ts';
import type { PlainDate } from './plain-date.ts';

/** An entry of the journal. */
@Entity('transaction')
export class TransactionEntity {
  @PrimaryColumn('int', { name: 'book_id' })
  bookId!: number;

  /** A bigint as text. Grows in file order within an import. */
  @PrimaryColumn('bigint')
  id!: string;

  @Column('int', { name: 'import_id', nullable: true })
  importId!: number | null;

  @Column('date')
  date!: PlainDate;

  @Column('date', { name: 'secondary_date', nullable: true })
  secondaryDate!: PlainDate | null;

  @Column('text')
  status!: TransactionStatus;

  @Column('text', { nullable: true })
  code!: string | null;

  @Column('text', { nullable: true })
  payee!: string | null;

  @Column('text')
  description!: string;

  @Column('text', { nullable: true })
  comment!: string | null;

  @Column('jsonb')
  tags!: { name: string; value: string }[];

  @Column('text', { name: 'source_file', nullable: true })
  sourceFile!: string | null;

  @Column('int', { name: 'source_line', nullable: true })
  sourceLine!: number | null;

  /** SHA-256 of the entry's content; with `occurrence` its identity in the book. */
  @Column('bytea')
  fingerprint!: Buffer;

  /** 1 for the first entry of this content in its file, 2 for the next. */
  @Column('int')
  occurrence!: number;

  /** Derived: moves income and expenses into equity, and does not count as either. */
  @Column('boolean', { name: 'is_closing' })
  isClosing!: boolean;

  /** Derived: an opening entry that repeats what other files already say, and so counts nowhere. */
  @Column('boolean', { name: 'is_set_aside' })
  isSetAside!: boolean;

  /** Payee, description and comment without case and accents, made by the database: what a text filter reads. */
  @Column({ type: 'text', insert: false, update: false, select: false })
  folded!: string;

  /** The largest |amount| of its postings, as a plain number: what an order by amount goes by. */
  @Column('numeric', { name: 'largest_amount' })
  largestAmount!: string;
}
