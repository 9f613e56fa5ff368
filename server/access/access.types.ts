import { Field, ID, InputType, ObjectType } from 'type-graphql';
import type { Scope as ScopeName } from '../context.ts';
import type { Role as RoleName } from '../identity/roles.ts';
import { ApiKey } from '../nouns/api-key.types.ts';
import { connectionType } from '../nouns/connection.types.ts';
import { enumOf } from '../nouns/enum.ts';
import { DateTimeScalar } from '../nouns/scalars.ts';
import { Scope } from '../nouns/viewer.types.ts';
import { UserError } from '../nouns/warning.types.ts';

export const Role = enumOf<RoleName>('Role', 'What a member is to a book.', {
  VIEWER: 'Reads it.',
  EDITOR: 'Reads it, imports into it, and sets what is to be set by hand.',
  OWNER: 'Does everything, and says who else may.',
});

@ObjectType('Member', { description: 'Somebody who may sign in to the book.' })
export class Member {
  @Field(() => String, { description: 'By which they sign in.' })
  email!: string;

  @Field(() => Role, { description: 'What they are to the book.' })
  role!: RoleName;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When they were last here, to the minute; null for never.' })
  lastSeenAt!: Date | null;
}

@ObjectType('MemberConnection', { description: 'A page of members.' })
export class MemberConnection extends connectionType('Member', Member, 'members') {}

@ObjectType('ApiKeyConnection', { description: 'A page of API keys.' })
export class ApiKeyConnection extends connectionType('ApiKey', ApiKey, 'API keys') {}

@InputType('CreateApiKeyInput', { description: 'What a new key is for and may do.' })
export class CreateApiKeyInput {
  @Field(() => String, { description: 'For people to tell it from others; 1 to 100 characters.' })
  name!: string;

  @Field(() => [Scope], { description: 'At least one, and none that the asking credential lacks.' })
  scopes!: ScopeName[];

  @Field(() => DateTimeScalar, { nullable: true, description: 'From when on it opens nothing; null for never.' })
  expiresAt?: Date | null;
}

@ObjectType('CreateApiKeyPayload', { description: 'The new key.' })
export class CreateApiKeyPayload {
  @Field(() => ApiKey, { nullable: true, description: 'What is known of it from now on; null where none was made.' })
  apiKey!: ApiKey | null;

  @Field(() => String, {
    nullable: true,
    description: 'What goes behind `Authorization: Bearer`. Shown this once: only a digest of it is kept. Null where none was made.',
  })
  secret!: string | null;

  @Field(() => [UserError], { description: 'Why no key was made; empty where one was.' })
  userErrors!: UserError[];
}

@InputType('RevokeApiKeyInput', { description: 'Which key to end.' })
export class RevokeApiKeyInput {
  @Field(() => ID, { description: 'As `apiKeys` lists it.' })
  id!: string;
}

@ObjectType('RevokeApiKeyPayload', { description: 'The ended key.' })
export class RevokeApiKeyPayload {
  @Field(() => ApiKey, { nullable: true, description: 'The key as it is now; null where the book has no such key.' })
  apiKey!: ApiKey | null;

  @Field(() => [UserError], { description: 'Why no key was ended; empty where one was.' })
  userErrors!: UserError[];
}

@InputType('MemberInput', { description: 'Somebody, and what they are to the book.' })
export class MemberInput {
  @Field(() => String, { description: 'By which they sign in.' })
  email!: string;

  @Field(() => Role, { description: 'What they are to be.' })
  role!: RoleName;
}

@InputType('RemoveMemberInput', { description: 'Whom to take out of the book.' })
export class RemoveMemberInput {
  @Field(() => String, { description: 'By which they sign in.' })
  email!: string;
}

@ObjectType('AddMemberPayload', { description: 'The new member.' })
export class AddMemberPayload {
  @Field(() => Member, { nullable: true, description: 'Null where nobody was added.' })
  member!: Member | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Where on this server they set their password, once, within 24 hours. Shown this once: only a digest of it is kept. Null where they have a password or are in another book, or where nobody was added. Who joins a second book without a password yet loses the link of the first: whoever runs the server makes them a new one, `farthing user link EMAIL`.',
  })
  setPasswordPath!: string | null;

  @Field(() => [UserError], { description: 'Why nobody was added; empty where somebody was.' })
  userErrors!: UserError[];
}

@ObjectType('MemberPayload', { description: 'The member that was changed or taken out.' })
export class MemberPayload {
  @Field(() => Member, { nullable: true, description: 'As they are now, or last were; null where nothing was changed for want of them.' })
  member!: Member | null;

  @Field(() => [UserError], { description: 'Why nothing was changed; empty where it was.' })
  userErrors!: UserError[];
}
