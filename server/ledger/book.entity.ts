import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { PlainDate } from './plain-date.ts';

/** A set of double-entry accounts: the unit of ownership. All else belongs to one book. */
@Entity('book')
export class BookEntity {
  @PrimaryGeneratedColumn('identity', { type: 'int' })
  id!: number;

  @Column('text')
  name!: string;

  /** As chosen by its owner; null until then. */
  @Column('text', { nullable: true })
  currency!: string | null;

  /** The commodity that most postings of the first import use; null while the book is empty. */
  @Column('text', { name: 'inferred_currency', nullable: true })
  inferredCurrency!: string | null;

  /** IANA name: decides what day "today" is. */
  @Column('text', { name: 'time_zone' })
  timeZone!: string;

  /** 1 to 12. */
  @Column('smallint', { name: 'fiscal_year_start_month' })
  fiscalYearStartMonth!: number;

  @Column('boolean', { name: 'is_demo' })
  isDemo!: boolean;

  /** Asked for where a request names no book. At most one. */
  @Column('boolean', { name: 'is_default' })
  isDefault!: boolean;

  @Column('date', { name: 'first_date', nullable: true })
  firstDate!: PlainDate | null;

  @Column('date', { name: 'last_date', nullable: true })
  lastDate!: PlainDate | null;

  @Column('int', { name: 'transaction_count' })
  transactionCount!: number;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  /** The currency that the worth in its balance nodes is in; null before the first write. */
  @Column('text', { name: 'valued_in', nullable: true })
  valuedIn!: string | null;

  /** Grows when an operator drops what is cached of it: it stands in every key of the cache. */
  @Column('int', { name: 'cache_generation' })
  cacheGeneration!: number;
}
