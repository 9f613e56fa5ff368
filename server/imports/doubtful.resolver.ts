import { Arg, Ctx, Directive, FieldResolver, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.ts';
import { Transaction } from '../nouns/transaction.types.ts';
import { decidePossibleDuplicate, entryOf, possibleDuplicatePage } from './doubtful.ts';
import {
  DecidePossibleDuplicateInput,
  PossibleDuplicate,
  PossibleDuplicateConnection,
  PossibleDuplicatePayload,
} from './doubtful.types.ts';

@Resolver(() => PossibleDuplicate)
export class PossibleDuplicatesResolver {
  @Query(() => PossibleDuplicateConnection, {
    nullable: true,
    description: 'Entries that may be in the book twice, from different files: for a person to decide.',
  })
  possibleDuplicates(
    @Arg('decided', () => Boolean, { defaultValue: false, description: 'True lists those that are decided, in place of the others.' })
    decided: boolean,
    @Arg('first', () => Int, { defaultValue: 50, description: 'How many, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'Go on behind this cursor.' }) after: string | null | undefined,
    @Ctx() context: Context,
  ) {
    return possibleDuplicatePage(context, decided, first, after);
  }

  @FieldResolver(() => Transaction, { nullable: true, description: "The bank's entry, which came later." })
  transaction(@Root() pair: PossibleDuplicate, @Ctx() context: Context) {
    return entryOf(context, pair.transactionId);
  }

  @FieldResolver(() => Transaction, { nullable: true, description: 'The entry that was there before.' })
  other(@Root() pair: PossibleDuplicate, @Ctx() context: Context) {
    return entryOf(context, pair.otherId);
  }

  @Directive('@requiresScope(scope: WRITE)')
  @Mutation(() => PossibleDuplicatePayload, { description: 'Decides whether an entry is a duplicate.' })
  decidePossibleDuplicate(
    @Arg('input', () => DecidePossibleDuplicateInput, { description: 'Which, and what.' }) input: DecidePossibleDuplicateInput,
    @Ctx() context: Context,
  ) {
    return decidePossibleDuplicate(context, input);
  }
}
