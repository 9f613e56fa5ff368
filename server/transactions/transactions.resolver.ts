import { Arg, Args, Ctx, Directive, FieldResolver, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { countedEntriesMax } from '../config/limits.ts';
import type { Context } from '../context.ts';
import { Import, importOf } from '../nouns/import.types.ts';
import { Posting, postingOf } from '../nouns/posting.types.ts';
import { Transaction } from '../nouns/transaction.types.ts';
import { moveTransactions } from './move.ts';
import { transactionPage } from './transaction-page.ts';
import { MoveTransactionsInput, MoveTransactionsPayload, TransactionConnection, TransactionsArguments } from './transactions.types.ts';

@Resolver(() => Transaction)
export class TransactionsResolver {
  @Directive('@wholeAnswer(ttl: 600)')
  @Query(() => TransactionConnection, { nullable: true, description: 'Entries of the book, in pages from either end.' })
  transactions(@Args(() => TransactionsArguments) page: TransactionsArguments, @Ctx() ctx: Context) {
    return transactionPage(ctx, page);
  }

  @FieldResolver(() => [Posting], { description: 'Its lines, as they stand in the entry.' })
  async postings(@Root() transaction: Transaction, @Ctx() ctx: Context): Promise<Posting[]> {
    const rows = await ctx.loaders.postings.load(transaction.transactionId);
    return rows.map((row) => postingOf(ctx.book.id, row));
  }

  @FieldResolver(() => Import, { nullable: true, description: 'The import that it came with; null where it came with none.' })
  async import(@Root() transaction: Transaction, @Ctx() ctx: Context): Promise<Import | null> {
    const facts = transaction.importId === null ? null : await ctx.loaders.import.load(transaction.importId);
    return facts && importOf(ctx.book.id, facts);
  }

  @Directive('@requiresScope(scope: WRITE)')
  @Mutation(() => MoveTransactionsPayload, {
    description: 'Puts postings on another account: all that is asked for, or nothing. Reading the same file again brings nothing back.',
  })
  moveTransactions(
    @Arg('input', () => MoveTransactionsInput, { description: 'Which postings, and where to.' }) input: MoveTransactionsInput,
    @Ctx() ctx: Context,
  ) {
    return moveTransactions(ctx, input);
  }
}

@Resolver(() => TransactionConnection)
export class TransactionConnectionResolver {
  @FieldResolver(() => Int, {
    nullable: true,
    description: `How many entries the filter means in all, read only where it is asked for. Exact up to ${countedEntriesMax}, and without a filter; beyond, an estimate from the database's statistics.`,
  })
  async totalCount(@Root() connection: TransactionConnection): Promise<number> {
    return (await connection.total()).count;
  }

  @FieldResolver(() => Boolean, { nullable: true, description: 'Whether totalCount is an estimate.' })
  async totalCountIsEstimate(@Root() connection: TransactionConnection): Promise<boolean> {
    return (await connection.total()).isEstimate;
  }
}
