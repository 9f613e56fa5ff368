import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.ts';
import { Account } from '../../nouns/account.types.ts';
import { Import } from '../../nouns/import.types.ts';
import { accountOfBalance, importOfBalance, statementBalancePage } from './statement-balance-list.ts';
import { StatementBalance, StatementBalanceConnection } from './statement-balances.types.ts';

@Resolver(() => StatementBalance)
export class StatementBalancesResolver {
  @Query(() => StatementBalanceConnection, {
    nullable: true,
    description: "Balances that banks' statements state, each held against the book as it is now.",
  })
  statementBalances(
    @Arg('account', () => String, { nullable: true, description: 'Full name of an account; its children are meant too. Left out: all.' })
    account: string | null | undefined,
    @Arg('onlyDifferences', () => Boolean, { defaultValue: false, description: 'True leaves out those that the book agrees with.' })
    differing: boolean,
    @Arg('first', () => Int, { defaultValue: 50, description: 'How many, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'Go on behind this cursor.' }) after: string | null | undefined,
    @Ctx() context: Context,
  ) {
    return statementBalancePage(context, account ?? null, differing, first, after);
  }

  @FieldResolver(() => Account, { description: 'The account that the statement is of.' })
  account(@Root() balance: StatementBalance, @Ctx() context: Context) {
    return accountOfBalance(context, balance);
  }

  @FieldResolver(() => Import, { nullable: true, description: 'The import that it came with.' })
  import(@Root() balance: StatementBalance, @Ctx() context: Context) {
    return importOfBalance(context, balance);
  }
}
