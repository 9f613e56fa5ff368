import { Args, Ctx, Directive, Query, Resolver } from 'type-graphql';
import type { Context } from '../context.ts';
import { FlowStatementArguments } from '../nouns/flow-statement-arguments.types.ts';
import { cashFlowStatement } from './cash-flow.ts';
import { CashFlowStatement } from './cash-flow.types.ts';

@Resolver()
export class CashFlowResolver {
  @Directive('@cached(ttl: 600, swr: 120)')
  @Directive('@cost(weight: "10")')
  @Query(() => CashFlowStatement, {
    nullable: true,
    description: 'Where cash came from and went to, as a whole and by interval. Both dates inclusive.',
  })
  cashFlow(@Args(() => FlowStatementArguments) asked: FlowStatementArguments, @Ctx() ctx: Context): Promise<CashFlowStatement> {
    return cashFlowStatement(ctx, asked);
  }
}
