import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AccountRole, DeclaredType } from './nouns.ts';

/** What one file declares of an account, kept apart so that undoing the file forgets it. */
@Entity('account_declaration')
export class AccountDeclarationEntity {
  @PrimaryColumn('int', { name: 'book_id' })
  bookId!: number;

  @PrimaryColumn('int', { name: 'import_id' })
  importId!: number;

  @PrimaryColumn('int', { name: 'account_id' })
  accountId!: number;

  @Column('int')
  position!: number;

  @Column('text', { nullable: true })
  type!: DeclaredType | null;

  @Column('text', { nullable: true })
  role!: AccountRole | null;
}
