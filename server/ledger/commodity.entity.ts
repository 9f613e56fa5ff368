import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A currency or anything else that is counted. */
@Entity('commodity')
export class CommodityEntity {
  @PrimaryColumn('int', { name: 'book_id' })
  bookId!: number;

  @PrimaryColumn('int')
  id!: number;

  /** As the book writes it: EUR, $, AAPL, green apples. */
  @Column('text')
  symbol!: string;

  /** The most decimals that the book writes of it. */
  @Column('smallint')
  digits!: number;
}
