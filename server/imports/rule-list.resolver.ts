import { Arg, Ctx, Directive, FieldResolver, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.ts';
import { Transaction } from '../nouns/transaction.types.ts';
import { createRule, deleteRule, matchedEntry, ruleList, tryRule } from './rule-list.ts';
import { CreateRuleInput, RuleIdInput, RuleInput, RuleMatch, RuleNode, RulePayload, RuleTrial } from './rule-list.types.ts';

@Resolver(() => RuleMatch)
export class RulesResolver {
  @Query(() => [RuleNode], { nullable: true, description: "The rules for lines of banks' files, in the order in which they are tried." })
  rules(@Ctx() context: Context) {
    return ruleList(context);
  }

  @Query(() => RuleTrial, {
    nullable: true,
    description: 'What a rule would make of the newest lines that are in the book. Nothing is changed.',
  })
  ruleTrial(
    @Arg('rule', () => RuleInput, { description: 'The rule to try.' }) rule: RuleInput,
    @Arg('first', () => Int, { defaultValue: 50, description: 'How many matches to show, 1 to 100.' }) first: number,
    @Ctx() context: Context,
  ) {
    return tryRule(context, rule, first);
  }

  @FieldResolver(() => Transaction, { nullable: true, description: 'The entry of the line.' })
  transaction(@Root() match: RuleMatch, @Ctx() context: Context) {
    return matchedEntry(context, match);
  }

  @Directive('@requiresScope(scope: WRITE)')
  @Mutation(() => RulePayload, {
    description: 'Adds a rule. It is for files that come in from now on; applyRules applies it to lines that are in the book already.',
  })
  createRule(@Arg('input', () => CreateRuleInput, { description: 'The rule.' }) input: CreateRuleInput, @Ctx() context: Context) {
    return createRule(context, input);
  }

  @Directive('@requiresScope(scope: WRITE)')
  @Mutation(() => RulePayload, { description: 'Takes a rule away. What it placed stays where it is.' })
  deleteRule(@Arg('input', () => RuleIdInput, { description: 'Which rule.' }) input: RuleIdInput, @Ctx() context: Context) {
    return deleteRule(context, input.id);
  }
}
