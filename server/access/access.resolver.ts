import { Arg, Ctx, Directive, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../context.ts';
import {
  AddMemberPayload,
  ApiKeyConnection,
  CreateApiKeyInput,
  CreateApiKeyPayload,
  MemberConnection,
  MemberInput,
  MemberPayload,
  RemoveMemberInput,
  RevokeApiKeyInput,
  RevokeApiKeyPayload,
} from './access.types.ts';
import { keyPage, memberPage } from './access-lists.ts';
import { createKey, revokeKey } from './keys.ts';
import { addMember, changeRole, takeOut } from './members.ts';

@Resolver()
export class AccessResolver {
  @Directive('@requiresScope(scope: ADMIN)')
  @Query(() => ApiKeyConnection, { nullable: true, description: 'The API keys of the book, newest first, ended ones included.' })
  apiKeys(
    @Arg('first', () => Int, { defaultValue: 50, description: 'How many, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'Go on behind this cursor.' }) after: string | null,
    @Ctx() context: Context,
  ) {
    return keyPage(context, first, after);
  }

  @Directive('@requiresScope(scope: ADMIN)')
  @Query(() => MemberConnection, { nullable: true, description: 'Who may sign in to the book, in the order in which they were made.' })
  members(
    @Arg('first', () => Int, { defaultValue: 50, description: 'How many, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'Go on behind this cursor.' }) after: string | null,
    @Ctx() context: Context,
  ) {
    return memberPage(context, first, after);
  }

  @Directive('@requiresScope(scope: ADMIN)')
  @Directive('@rateLimit(limit: 20, windowSeconds: 60)')
  @Mutation(() => CreateApiKeyPayload, { description: 'Makes an API key for the book. Its secret is shown this once.' })
  createApiKey(
    @Arg('input', () => CreateApiKeyInput, { description: 'What it is for.' }) input: CreateApiKeyInput,
    @Ctx() context: Context,
  ) {
    return createKey(context, input);
  }

  @Directive('@requiresScope(scope: ADMIN)')
  @Mutation(() => RevokeApiKeyPayload, { description: 'Ends an API key at once.' })
  revokeApiKey(@Arg('input', () => RevokeApiKeyInput, { description: 'Which.' }) input: RevokeApiKeyInput, @Ctx() context: Context) {
    return revokeKey(context, input.id);
  }

  @Directive('@requiresScope(scope: ADMIN)')
  @Directive('@rateLimit(limit: 20, windowSeconds: 60)')
  @Mutation(() => AddMemberPayload, { description: 'Lets somebody into the book.' })
  addMember(@Arg('input', () => MemberInput, { description: 'Whom, and as what.' }) input: MemberInput, @Ctx() context: Context) {
    return addMember(context, input);
  }

  @Directive('@requiresScope(scope: ADMIN)')
  @Mutation(() => MemberPayload, { description: 'Changes what a member is to the book. It keeps at least one owner.' })
  setMemberRole(@Arg('input', () => MemberInput, { description: 'Whom, and as what.' }) input: MemberInput, @Ctx() context: Context) {
    return changeRole(context, input);
  }

  @Directive('@requiresScope(scope: ADMIN)')
  @Mutation(() => MemberPayload, { description: 'Takes a member out of the book, at once. It keeps at least one owner.' })
  removeMember(@Arg('input', () => RemoveMemberInput, { description: 'Whom.' }) input: RemoveMemberInput, @Ctx() context: Context) {
    return takeOut(context, input.email);
  }
}
