import { ArgsType, createUnionType, Field, Float, Int, ObjectType } from 'type-graphql';
import type { Decimal } from '../ledger/decimal.ts';
import type { PlainDate } from '../ledger/plain-date.ts';
import { Account } from '../nouns/account.types.ts';
import { enumOf } from '../nouns/enum.ts';
import { PageInfo } from '../nouns/node.types.ts';
import { DateScalar, DecimalScalar } from '../nouns/scalars.ts';
import { Transaction } from '../nouns/transaction.types.ts';
import { TransactionFilter } from '../nouns/transaction-filter.types.ts';
import type { Mode } from './ranking/fuse.ts';

export const SearchMode = enumOf<Mode>('SearchMode', 'What search goes by.', {
  HYBRID: 'Meaning and words together.',
  VECTOR: 'Meaning alone: texts are ranked by how near their vectors are to that of the query.',
  KEYWORD: 'Words alone, misspelt ones and beginnings too. Texts with none of the words are left out.',
});

export const SearchHit = createUnionType({
  name: 'SearchHit',
  description: 'What a search finds: an entry, or an account by its name.',
  types: () => [Transaction, Account] as const,
  resolveType: (hit) => ('accountId' in hit ? Account : Transaction),
});

@ArgsType()
export class SearchArguments {
  @Field(() => String, {
    description:
      'What is looked for, in any words: a thing, a merchant, a whole question. Days ("march 2025", "last spring", "since 2024-06-01") and amounts ("> 5000", "between 10 and 20") in it filter, unless nothing in the book is of them. Up to 500 characters.',
  })
  query!: string;

  @Field(() => SearchMode, { defaultValue: 'HYBRID', description: 'What to go by.' })
  mode!: Mode;

  @Field(() => Int, { defaultValue: 10, description: 'How many, 1 to 100.' })
  first!: number;

  @Field(() => String, {
    nullable: true,
    description: 'Only what stands behind this cursor, which holds for its own query, mode and filter.',
  })
  after?: string | null;

  @Field(() => TransactionFilter, {
    nullable: true,
    description: 'Which entries. Every entry that matches is ranked; with a filter no accounts are found.',
  })
  filter?: TransactionFilter | null;
}

@ObjectType('SearchEdge', { description: 'One thing found, with its place.' })
export class SearchEdge {
  @Field(() => String, { description: 'Pass it as `after` to go on behind this one. Opaque.' })
  cursor!: string;

  @Field(() => Float, { description: 'How well it answers: 1 is as well as can be, 0 not at all. Comparable within one mode and model.' })
  score!: number;

  @Field(() => Int, { nullable: true, description: 'Its place by meaning alone, from 1; null where that does not count.' })
  vectorRank!: number | null;

  @Field(() => Int, { nullable: true, description: 'Its place by words alone, from 1; null where it has none of the words.' })
  keywordRank!: number | null;

  @Field(() => [String], {
    description:
      'The texts of it in which words of the query are found, each found word between <mark> and </mark>; all else is escaped for HTML.',
  })
  highlights!: readonly string[];

  @Field(() => SearchHit, { description: 'What was found.' })
  node!: Transaction | Account;
}

@ObjectType('SearchUnderstanding', { description: 'How a query was read.' })
export class SearchUnderstanding {
  @Field(() => String, { description: 'What was looked for once days and amounts were taken out.' })
  text!: string;

  @Field(() => DateScalar, { nullable: true, description: 'The first day that the query speaks of.' })
  from!: PlainDate | null;

  @Field(() => DateScalar, { nullable: true, description: 'The last day that the query speaks of.' })
  to!: PlainDate | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'The least |amount| that the query speaks of.' })
  min!: Decimal | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'The largest |amount| that the query speaks of.' })
  max!: Decimal | null;
}

@ObjectType('SearchConnection', { description: 'A page of what a search found, the best first.' })
export class SearchConnection {
  @Field(() => [SearchEdge], { description: 'What is on this page, in order.' })
  edges!: readonly SearchEdge[];

  @Field(() => PageInfo, { description: 'Where the page stands among the rest.' })
  pageInfo!: PageInfo;

  @Field(() => String, { description: 'The model that embedded the query.' })
  model!: string;

  @Field(() => Float, { description: 'The share of the book that is indexed, 0 to 1. Below 1 while an import is still being taken up.' })
  coverage!: number;

  @Field(() => SearchUnderstanding, { description: 'How the query was read.' })
  understood!: SearchUnderstanding;

  @Field(() => String, { description: 'What compared the vectors.' })
  vectorStore!: string;
}

@ObjectType('ScoredTransaction', { description: 'An entry that is like another.' })
export class ScoredTransaction {
  @Field(() => Float, { description: 'How alike they are: 1 says the same, 0 nothing of it.' })
  score!: number;

  @Field(() => Transaction, { description: 'The entry.' })
  transaction!: Transaction;
}

@ObjectType('SuggestedAccount', { description: 'An account that an entry may belong on.' })
export class SuggestedAccount {
  @Field(() => Account, { description: 'The account.' })
  account!: Account;

  @Field(() => Float, { description: 'The share of the evidence that speaks for it, 0 to 1; all suggestions together make at most 1.' })
  confidence!: number;

  @Field(() => Int, { description: 'How many entries like this one are on it, among those that were looked at.' })
  evidence!: number;
}
