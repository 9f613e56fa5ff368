import { Args, Ctx, Directive, Query, Resolver } from 'type-graphql';
import type { Context } from '../context.ts';
import { expenseTrend } from './expense-trend.ts';
import { ExpenseTrend, ExpenseTrendArguments } from './expense-trend.types.ts';

@Resolver()
export class ExpenseTrendResolver {
  @Directive('@cached(ttl: 300, swr: 60)')
  @Directive('@cost(weight: "10")')
  @Query(() => ExpenseTrend, { nullable: true, description: 'Expenses over time, by category. Both dates inclusive.' })
  expenseTrend(@Args(() => ExpenseTrendArguments) asked: ExpenseTrendArguments, @Ctx() ctx: Context): Promise<ExpenseTrend> {
    return expenseTrend(ctx, asked);
  }
}
