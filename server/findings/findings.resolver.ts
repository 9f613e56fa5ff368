import { Arg, Args, Ctx, Directive, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.ts';
import { Transaction } from '../nouns/transaction.types.ts';
import { evidenceOf, findingPage, setDismissed } from './findings.ts';
import { Finding, FindingConnection, FindingIdInput, FindingPayload, FindingsArguments } from './findings.types.ts';

@Resolver(() => Finding)
export class FindingsResolver {
  @Query(() => FindingConnection, {
    nullable: true,
    description:
      'What somebody should look at: likely duplicate payments, price jumps, outliers and more, the latest first. Of a very large book its newest entries are looked at.',
  })
  findings(@Args(() => FindingsArguments) asked: FindingsArguments, @Ctx() context: Context) {
    return findingPage(context, asked);
  }

  @FieldResolver(() => [Transaction], { description: 'The entries that show it, oldest first, at most 20.' })
  evidence(@Root() finding: Finding, @Ctx() context: Context) {
    return evidenceOf(context, finding);
  }

  @Directive('@requiresScope(scope: WRITE)')
  @Mutation(() => FindingPayload, {
    description: 'Sets a finding aside: it is not listed any more, unless the entries that show it change.',
  })
  dismissFinding(@Arg('input', () => FindingIdInput, { description: 'Which finding.' }) input: FindingIdInput, @Ctx() context: Context) {
    return setDismissed(context, input.id, true);
  }

  @Directive('@requiresScope(scope: WRITE)')
  @Mutation(() => FindingPayload, { description: 'Lists a finding again that was set aside.' })
  restoreFinding(@Arg('input', () => FindingIdInput, { description: 'Which finding.' }) input: FindingIdInput, @Ctx() context: Context) {
    return setDismissed(context, input.id, false);
  }
}
