import { Args, Ctx, Directive, Query, Resolver } from 'type-graphql';
import type { Context } from '../context.ts';
import { FlowStatementArguments } from '../nouns/flow-statement-arguments.types.ts';
import { incomeStatement } from './income-statement.ts';
import { IncomeStatement } from './income-statement.types.ts';

@Resolver()
export class IncomeStatementResolver {
  @Directive('@cached(ttl: 600, swr: 120)')
  @Directive('@cost(weight: "10")')
  @Query(() => IncomeStatement, {
    nullable: true,
    description: 'What was earned and spent, as a whole and by interval. Both dates inclusive.',
  })
  incomeStatement(@Args(() => FlowStatementArguments) asked: FlowStatementArguments, @Ctx() ctx: Context): Promise<IncomeStatement> {
    return incomeStatement(ctx, asked);
  }
}
