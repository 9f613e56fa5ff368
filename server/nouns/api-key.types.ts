import { Field, ObjectType } from 'type-graphql';
import type { Scope as ScopeName } from '../context.ts';
import { printNodeId } from '../ledger/node-id.ts';
import { Node } from './node.types.ts';
import { DateTimeScalar } from './scalars.ts';
import { Scope } from './viewer.types.ts';

@ObjectType('ApiKey', { implements: Node, description: 'A credential for programs, good for one book.' })
export class ApiKey extends Node {
  @Field(() => String, { description: 'What it is for.' })
  name!: string;

  @Field(() => String, { description: 'The part in front of the dot, by which it is found again. It opens nothing by itself.' })
  prefix!: string;

  @Field(() => [Scope], { description: 'What may be done with it.' })
  scopes!: readonly ScopeName[];

  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'From when on it opens nothing; null for never.' })
  expiresAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was last used, to the minute; null for never.' })
  lastUsedAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was ended; null where it was not.' })
  revokedAt!: Date | null;
}

/** A key's record as the API shows it. */
export function apiKeyOf(bookId: number, facts: Omit<ApiKey, 'id'> & { readonly id: number }): ApiKey {
  return { ...facts, id: printNodeId('ApiKey', bookId, facts.id) };
}
