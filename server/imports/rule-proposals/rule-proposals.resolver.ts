import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.ts';
import { Transaction } from '../../nouns/transaction.types.ts';
import { examplesOf, ruleProposals } from './rule-proposal-list.ts';
import { RuleProposal } from './rule-proposals.types.ts';

@Resolver(() => RuleProposal)
export class RuleProposalsResolver {
  @Query(() => [RuleProposal], {
    nullable: true,
    description: 'Rules that past entries speak for, those first that would place most of what nobody has placed yet.',
  })
  ruleProposals(@Arg('first', () => Int, { defaultValue: 20, description: 'How many, 1 to 100.' }) first: number, @Ctx() context: Context) {
    return ruleProposals(context, first);
  }

  @FieldResolver(() => [Transaction], { description: 'The newest entries that speak for it, at most three.' })
  examples(@Root() proposal: RuleProposal, @Ctx() context: Context) {
    return examplesOf(context, proposal);
  }
}
