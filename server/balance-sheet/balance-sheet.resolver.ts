import { Args, Ctx, Directive, Query, Resolver } from 'type-graphql';
import type { Context } from '../context.ts';
import { balanceSheet } from './balance-sheet.ts';
import { BalanceSheet, BalanceSheetArguments } from './balance-sheet.types.ts';

@Resolver()
export class BalanceSheetResolver {
  @Directive('@cached(ttl: 600, swr: 120)')
  @Directive('@cost(weight: "10")')
  @Query(() => BalanceSheet, {
    nullable: true,
    description: 'What the book owns, owes and is worth as of the end of each day. `comparisons` gives further columns.',
  })
  balanceSheet(@Args(() => BalanceSheetArguments) asked: BalanceSheetArguments, @Ctx() ctx: Context): Promise<BalanceSheet> {
    return balanceSheet(ctx, asked);
  }
}
