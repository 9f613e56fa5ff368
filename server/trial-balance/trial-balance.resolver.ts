import { Args, Ctx, Query, Resolver } from 'type-graphql';
import type { Context } from '../context.ts';
import { trialBalance } from './trial-balance.ts';
import { TrialBalance, TrialBalanceArguments } from './trial-balance.types.ts';

@Resolver()
export class TrialBalanceResolver {
  @Query(() => TrialBalance, {
    nullable: true,
    description: "Every account's net balance as of the end of the day, as a debit or a credit.",
  })
  trialBalance(@Args(() => TrialBalanceArguments) asked: TrialBalanceArguments, @Ctx() ctx: Context): Promise<TrialBalance> {
    return trialBalance(ctx, asked);
  }
}
