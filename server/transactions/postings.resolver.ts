import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.ts';
import { Account, accountOf } from '../nouns/account.types.ts';
import { Posting } from '../nouns/posting.types.ts';
import { Transaction, transactionOf } from '../nouns/transaction.types.ts';

@Resolver(() => Posting)
export class PostingsResolver {
  @FieldResolver(() => Account, { description: 'The account that it is on.' })
  async account(@Root() posting: Posting, @Ctx() ctx: Context): Promise<Account> {
    const account = await ctx.loaders.account.load(posting.accountId);
    return accountOf(ctx.book.id, account!);
  }

  @FieldResolver(() => Transaction, { description: 'The entry that it is a part of.' })
  async transaction(@Root() posting: Posting, @Ctx() ctx: Context): Promise<Transaction> {
    const row = await ctx.loaders.transaction.load(posting.transactionId);
    return transactionOf(ctx.book.id, row!);
  }
}
