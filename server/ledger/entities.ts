import { AccountEntity } from './account.entity.ts';
import { AccountDeclarationEntity } from './account-declaration.entity.ts';
import { BookEntity } from './book.entity.ts';
import { CommodityEntity } from './commodity.entity.ts';
import { CommodityDeclarationEntity } from './commodity-declaration.entity.ts';
import { ImportEntity } from './import.entity.ts';
import { ImportProblemEntity } from './import-problem.entity.ts';
import { PostingEntity } from './posting.entity.ts';
import { PriceEntity } from './price.entity.ts';
import { ResidueEntity } from './residue.entity.ts';
import { TransactionEntity } from './transaction.entity.ts';

/** Every table that TypeORM knows. */
export const entities = [
  AccountEntity,
  AccountDeclarationEntity,
  BookEntity,
  CommodityEntity,
  CommodityDeclarationEntity,
  ImportEntity,
  ImportProblemEntity,
  PostingEntity,
  PriceEntity,
  ResidueEntity,
  TransactionEntity,
];
