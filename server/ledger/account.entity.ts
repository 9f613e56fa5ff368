import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AccountRole, AccountType, DeclaredType } from './nouns.ts';

/** A node of the chart of accounts. Parents exist even where nothing posts to them. */
@Entity('account')
export class AccountEntity {
  @PrimaryColumn('int', { name: 'book_id' })
  bookId!: number;

  @PrimaryColumn('int')
  id!: number;

  /** Colon-separated path: assets:bank:checking. */
  @Column('text', { name: 'full_name' })
  fullName!: string;

  @Column('int', { name: 'parent_id', nullable: true })
  parentId!: number | null;

  /** The ids from the root to this account, itself included. */
  @Column('int', { array: true })
  path!: number[];

  /** Order of declaration; null where no file declares the account. */
  @Column('bigint', { nullable: true })
  position!: string | null;

  @Column('text', { name: 'declared_type', nullable: true })
  declaredType!: DeclaredType | null;

  @Column('text', { name: 'declared_role', nullable: true })
  declaredRole!: AccountRole | null;

  /** What somebody chose in Farthing: wins over what is declared. */
  @Column('text', { name: 'chosen_type', nullable: true })
  chosenType!: AccountType | null;

  @Column('text', { name: 'chosen_role', nullable: true })
  chosenRole!: AccountRole | null;

  /** Derived, like the next three: see account-type.ts and account-role.ts. */
  @Column('text')
  type!: AccountType;

  @Column('text', { nullable: true })
  role!: AccountRole | null;

  @Column('boolean', { name: 'role_inferred' })
  roleInferred!: boolean;

  @Column('boolean', { name: 'is_conversion' })
  isConversion!: boolean;

  /** Equity that opening balances come from. */
  @Column('boolean', { name: 'is_opening' })
  isOpening!: boolean;

  /** The classification that its postings' `cashDate` and so on were last derived from; null before the first time. */
  @Column('text', { name: 'entries_as', nullable: true })
  entriesAs!: string | null;
}
