import { Field, Float, Int, ObjectType } from 'type-graphql';

@ObjectType('RuleProposal', {
  description:
    'A rule that past entries speak for: what comes from or goes to a name has nearly always been for the same. createRule takes it up.',
})
export class RuleProposal {
  @Field(() => String, { nullable: true, description: 'What the rule would look for in the payee; null where it looks in all words.' })
  payee!: string | null;

  @Field(() => String, { nullable: true, description: 'What it would look for in payee and description together.' })
  text!: string | null;

  @Field(() => String, { description: 'Full name of the account that lines would go to.' })
  counterAccount!: string;

  @Field(() => Int, { description: 'How many past entries of the name are on the account.' })
  agreeing!: number;

  @Field(() => Int, { description: 'How many past entries of the name are placed at all.' })
  placed!: number;

  @Field(() => Int, { description: 'How many entries of the name nobody has placed yet: applyRules would place them.' })
  unplaced!: number;

  @Field(() => Float, { description: 'The share of the placed ones that are on the account, 0.9 to 1.' })
  confidence!: number;

  /** Within the book; not in the API. */
  exampleIds!: readonly string[];
}
