import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Something in a file that could not be taken as it stands. */
@Entity('import_problem')
export class ImportProblemEntity {
  @PrimaryColumn('int', { name: 'book_id' })
  bookId!: number;

  @PrimaryColumn('int', { name: 'import_id' })
  importId!: number;

  @PrimaryColumn('int')
  position!: number;

  @Column('text')
  severity!: 'ERROR' | 'WARNING';

  @Column('text', { nullable: true })
  file!: string | null;

  @Column('int', { nullable: true })
  line!: number | null;

  @Column('text')
  code!: string;

  @Column('text')
  message!: string;

  @Column('text', { nullable: true })
  text!: string | null;
}
