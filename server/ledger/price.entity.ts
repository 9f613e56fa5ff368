import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PlainDate } from './plain-date.ts';

/** A rate from a day onwards. For one day and pair the user's own wins, else the last to come. */
@Entity('price')
export class PriceEntity {
  @PrimaryColumn('int', { name: 'book_id' })
  bookId!: number;

  @PrimaryColumn('bigint')
  id!: string;

  @Column('int', { name: 'import_id', nullable: true })
  importId!: number | null;

  @Column('date', { name: 'on_date' })
  on!: PlainDate;

  @Column('int', { name: 'commodity_id' })
  commodityId!: number;

  /** What one unit of the commodity is worth in the quote. */
  @Column('numeric')
  rate!: string;

  @Column('int', { name: 'quote_id' })
  quoteId!: number;

  /** `user`, or the format of the file it came with. */
  @Column('text')
  source!: string;
}
