import { Args, Ctx, Directive, Query, Resolver } from 'type-graphql';
import type { Context } from '../context.ts';
import { trialBalance } from './trial-balance.ts';
import { TrialBalance, TrialBalanceArguments } from './trial-balance.types.ts';

@Resolver()
export class TrialBalanceResolver {
  @Directive('@cached(ttl: 600, swr: 120)')
  @Directive('@cost(weight: "10")')
  @Query(() => TrialBalance, {
    nullable: true,
    description: "Every account's net balance as of the end of the day, as a debit or a credit.",
  })
  trialBalance(@Args(() => TrialBalanceArguments) asked: TrialBalanceArguments, @Ctx() ctx: Context): Promise<TrialBalance> {
    return trialBalance(ctx, asked);
  }
}
