import { Field, Int, ObjectType } from 'type-graphql';
import type { Context, Scope as ScopeName } from '../context.ts';
import { printNodeId } from '../ledger/node-id.ts';
import { enumOf } from './enum.ts';
import { Node } from './node.types.ts';
import { DateTimeScalar } from './scalars.ts';

export const Scope = enumOf<ScopeName>('Scope', 'What somebody may do. No scope implies another.', {
  READ: 'Read everything in the book.',
  IMPORT: 'Bring files in and take them out again.',
  WRITE: 'Classify accounts, set rates, move postings.',
  ADMIN: 'Change the settings of the book, and who may do what.',
});

@ObjectType('Viewer', { implements: Node, description: 'Who asks.' })
export class Viewer extends Node {
  @Field(() => String, { description: 'For people to read.' })
  name!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The address that somebody has signed in with. Null for an API key, and where nobody needs to sign in.',
  })
  email!: string | null;

  @Field(() => [Scope], { description: 'What may be done with this credential.' })
  scopes!: readonly ScopeName[];
}

export function viewerOf(context: Context): Viewer {
  const { name, email, scopes } = context.viewer;
  return { id: printNodeId('Viewer', context.book.id), name, email, scopes };
}

@ObjectType('RateLimitStatus', { description: 'The points of this credential in this book. They come back evenly.' })
export class RateLimitStatus {
  @Field(() => Int, { description: 'When it is whole.' })
  limit!: number;

  @Field(() => Int, { description: 'What is left.' })
  remaining!: number;

  @Field(() => DateTimeScalar, { description: 'When it is whole again, if nothing more is asked.' })
  resetAt!: Date;
}

export function rateLimitOf({ budget, now }: Context): RateLimitStatus {
  if (!budget.left) throw new Error('the question was not charged');
  const { limit, remaining, resetSeconds } = budget.left;
  return { limit, remaining, resetAt: new Date(now.getTime() + resetSeconds * 1_000) };
}
