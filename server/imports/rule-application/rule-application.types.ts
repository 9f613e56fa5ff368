import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { connectionType } from '../../nouns/connection.types.ts';
import { DateTimeScalar } from '../../nouns/scalars.ts';
import { UserError } from '../../nouns/warning.types.ts';
import { RuleMatch } from '../rule-list.types.ts';

@ObjectType('RuleApplication', { description: "Rules that were applied to lines of banks' files which were in the book already." })
export class RuleApplication {
  @Field(() => ID, { description: 'Within the book.' })
  id!: string;

  @Field(() => DateTimeScalar, { description: 'When.' })
  appliedAt!: Date;

  @Field(() => Int, { description: 'How many lines were changed.' })
  changed!: number;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was undone; null where it was not.' })
  undoneAt!: Date | null;
}

@ObjectType('RuleApplicationConnection', { description: 'A page of applications of rules, newest first.' })
export class RuleApplicationConnection extends connectionType('RuleApplication', RuleApplication, 'applications of rules') {}

@InputType('ApplyRulesInput', { description: 'Which rules are applied to which lines.' })
export class ApplyRulesInput {
  @Field(() => [ID], { nullable: true, description: 'Ids of rules, which are tried in their own order. Left out: all of the book.' })
  ruleIds?: string[] | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'False leaves lines alone that a person, a rule or the file has placed: only those on an account such as expenses:unknown are looked at.',
  })
  placedToo!: boolean;

  @Field(() => Boolean, { defaultValue: true, description: 'True only says what would be changed.' })
  dryRun!: boolean;
}

@ObjectType('ApplyRulesPayload', { description: 'What rules have made of lines, or would make of them.' })
export class ApplyRulesPayload {
  @Field(() => RuleApplication, {
    nullable: true,
    description: 'What was done, to undo it; null for a dry run, and where nothing was changed.',
  })
  application!: RuleApplication | null;

  @Field(() => Int, { description: 'How many lines are changed, or would be.' })
  changed!: number;

  @Field(() => [RuleMatch], { description: 'The first of them in the order in which they came in, at most 100.' })
  matches!: RuleMatch[];

  @Field(() => [UserError], { description: 'Why it was not done; empty where it was.' })
  userErrors!: UserError[];
}

@InputType('UndoRuleApplicationInput', { description: 'Names an application of rules.' })
export class UndoRuleApplicationInput {
  @Field(() => ID, { description: 'Which application.' })
  id!: string;
}

@ObjectType('UndoRuleApplicationPayload', { description: 'What became of an application of rules.' })
export class UndoRuleApplicationPayload {
  @Field(() => RuleApplication, { nullable: true, description: 'The application as it is now; null where there was nothing to undo.' })
  application!: RuleApplication | null;

  @Field(() => Int, { description: 'How many lines are as they were.' })
  restored!: number;

  @Field(() => Int, { description: 'How many stay as they are: they were changed since, or are gone.' })
  kept!: number;

  @Field(() => [UserError], { description: 'Why it was not done; empty where it was.' })
  userErrors!: UserError[];
}
