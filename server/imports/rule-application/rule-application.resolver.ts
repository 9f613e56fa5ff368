import { Arg, Ctx, Directive, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../../context.ts';
import { applicationPage, applyRules, undoRules } from './apply-rules.ts';
import {
  ApplyRulesInput,
  ApplyRulesPayload,
  RuleApplicationConnection,
  UndoRuleApplicationInput,
  UndoRuleApplicationPayload,
} from './rule-application.types.ts';

@Resolver()
export class RuleApplicationResolver {
  @Query(() => RuleApplicationConnection, {
    nullable: true,
    description: 'When rules were applied to lines that were in the book already, newest first.',
  })
  ruleApplications(
    @Arg('first', () => Int, { defaultValue: 20, description: 'How many, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'Go on behind this cursor.' }) after: string | null | undefined,
    @Ctx() context: Context,
  ) {
    return applicationPage(context, first, after);
  }

  @Directive('@requiresScope(scope: WRITE)')
  @Mutation(() => ApplyRulesPayload, {
    description:
      "Applies rules to lines of banks' files that are in the book already. Without `dryRun: false` it only says what would be changed.",
  })
  applyRules(
    @Arg('input', () => ApplyRulesInput, { description: 'Which rules, and to which lines.' }) input: ApplyRulesInput,
    @Ctx() context: Context,
  ) {
    return applyRules(context, input);
  }

  @Directive('@requiresScope(scope: WRITE)')
  @Mutation(() => UndoRuleApplicationPayload, { description: 'Makes lines again what they were before rules were applied to them.' })
  undoRuleApplication(
    @Arg('input', () => UndoRuleApplicationInput, { description: 'Which application.' }) input: UndoRuleApplicationInput,
    @Ctx() context: Context,
  ) {
    return undoRules(context, input.id);
  }
}
