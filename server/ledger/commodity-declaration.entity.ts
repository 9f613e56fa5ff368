import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The most decimals that one file writes or asks for of a commodity. */
@Entity('commodity_declaration')
export class CommodityDeclarationEntity {
  @PrimaryColumn('int', { name: 'book_id' })
  bookId!: number;

  @PrimaryColumn('int', { name: 'import_id' })
  importId!: number;

  @PrimaryColumn('int', { name: 'commodity_id' })
  commodityId!: number;

  @Column('smallint')
  digits!: number;
}
