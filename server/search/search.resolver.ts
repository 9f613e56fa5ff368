import { Arg, Args, Ctx, Directive, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.ts';
import { Transaction } from '../nouns/transaction.types.ts';
import { searchPage } from './answer/search-page.ts';
import { similarTo } from './answer/similar.ts';
import { ScoredTransaction, SearchArguments, SearchConnection, SuggestedAccount } from './search.types.ts';
import { suggestedAccounts } from './suggest/suggested-accounts.ts';

@Resolver()
export class SearchResolver {
  @Directive('@rateLimit(limit: 60, windowSeconds: 60)')
  @Directive('@cost(weight: "20")')
  @Query(() => SearchConnection, {
    nullable: true,
    description: 'Entries and accounts by what they mean, in any of several languages, the best first.',
  })
  search(@Args(() => SearchArguments) args: SearchArguments, @Ctx() ctx: Context): Promise<SearchConnection> {
    return searchPage(ctx, args);
  }
}

@Resolver(() => Transaction)
export class TransactionSearchResolver {
  @Directive('@wholeAnswer(ttl: 0)')
  @FieldResolver(() => [ScoredTransaction], { description: 'Other entries that say something like it, the likest first.' })
  similar(
    @Arg('first', () => Int, { defaultValue: 10, description: 'How many, 1 to 100.' }) first: number,
    @Root() transaction: Transaction,
    @Ctx() ctx: Context,
  ): Promise<ScoredTransaction[]> {
    return similarTo(ctx, transaction, first);
  }

  @Directive('@wholeAnswer(ttl: 0)')
  @FieldResolver(() => [SuggestedAccount], {
    description:
      'Where entries like this one are, apart from the accounts that money is kept on: the likeliest account first. Empty where no other entry is like it.',
  })
  suggestedAccounts(
    @Arg('first', () => Int, { defaultValue: 3, description: 'How many, 1 to 10.' }) first: number,
    @Root() transaction: Transaction,
    @Ctx() ctx: Context,
  ): Promise<SuggestedAccount[]> {
    return suggestedAccounts(ctx, transaction, first);
  }
}
