import { Args, Ctx, Query, Resolver } from 'type-graphql';
import type { Context } from '../context.ts';
import { incomeStatement } from './income-statement.ts';
import { IncomeStatement, IncomeStatementArguments } from './income-statement.types.ts';

@Resolver()
export class IncomeStatementResolver {
  @Query(() => IncomeStatement, {
    nullable: true,
    description: 'What was earned and spent, as a whole and by interval. Both dates inclusive.',
  })
  incomeStatement(@Args(() => IncomeStatementArguments) asked: IncomeStatementArguments, @Ctx() ctx: Context): Promise<IncomeStatement> {
    return incomeStatement(ctx, asked);
  }
}
