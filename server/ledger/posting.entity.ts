import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { TransactionStatus } from './nouns.ts';
import type { PlainDate } from './plain-date.ts';

/** One line of an entry: an amount of one commodity on one account. */
@Entity('posting')
export class PostingEntity {
  @PrimaryColumn('int', { name: 'book_id' })
  bookId!: number;

  @PrimaryColumn('bigint', { name: 'transaction_id' })
  transactionId!: string;

  /** From 1, in the entry's order. */
  @PrimaryColumn('int')
  position!: number;

  @Column('int', { name: 'account_id' })
  accountId!: number;

  @Column('date')
  date!: PlainDate;

  @Column('int', { name: 'commodity_id' })
  commodityId!: number;

  /** Exact decimal text, debit-positive. */
  @Column('numeric')
  amount!: string;

  /** Total price paid, with the sign of `amount`. */
  @Column('numeric', { nullable: true })
  cost!: string | null;

  @Column('int', { name: 'cost_commodity_id', nullable: true })
  costCommodityId!: number | null;

  @Column('text')
  kind!: 'REAL' | 'BALANCED_VIRTUAL' | 'UNBALANCED_VIRTUAL';

  @Column('text')
  status!: TransactionStatus;

  @Column('text', { nullable: true })
  comment!: string | null;

  @Column('jsonb')
  tags!: { name: string; value: string }[];

  /** False where its transaction is set aside: such a posting is in no sum. */
  @Column('boolean', { name: 'is_counted' })
  isCounted!: boolean;

  /** The transaction's day, which the posting's own may differ from: lists of entries go by it. */
  @Column('date', { name: 'entry_date' })
  entryDate!: PlainDate;

  /** The transaction's largest |amount|. */
  @Column('numeric', { name: 'entry_largest' })
  entryLargest!: string;

  /** Repeats the transaction's flag. */
  @Column('boolean', { name: 'is_closing' })
  isClosing!: boolean;

  /** The day the entry's cash moved, where this posting stands against cash; derived, like the next two: see rollup/entry-columns.sql.ts. */
  @Column('date', { name: 'cash_date', nullable: true })
  cashDate!: PlainDate | null;

  /** True where it stands against cash that an opening entry brings. */
  @Column('boolean', { name: 'is_opening' })
  isOpening!: boolean;

  /** True where its entry moves two or more income or expense accounts into equity, and nothing else. */
  @Column('boolean', { name: 'is_closing_shape' })
  isClosingShape!: boolean;
}
