import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PlainDate } from './plain-date.ts';

/** What the tolerance of the tool that wrote the book let pass in one entry. */
@Entity('residue')
export class ResidueEntity {
  @PrimaryColumn('int', { name: 'book_id' })
  bookId!: number;

  @PrimaryColumn('bigint', { name: 'transaction_id' })
  transactionId!: string;

  @PrimaryColumn('int', { name: 'commodity_id' })
  commodityId!: number;

  @Column('date')
  date!: PlainDate;

  @Column('numeric')
  amount!: string;

  @Column('boolean', { name: 'is_counted' })
  isCounted!: boolean;
}
