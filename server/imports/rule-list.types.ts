import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { Decimal } from '../ledger/decimal.ts';
import { DecimalScalar } from '../nouns/scalars.ts';
import { Tag } from '../nouns/transaction.types.ts';
import { UserError } from '../nouns/warning.types.ts';

@ObjectType('Rule', {
  description: "Where lines of a bank's file go. The first rule that fits a line decides; lines that came in before stay where they are.",
})
export class RuleNode {
  @Field(() => ID, { description: 'Within the book.' })
  id!: string;

  @Field(() => String, { nullable: true, description: 'A part of the payee that the line has to have; case and accents do not count.' })
  payee!: string | null;

  @Field(() => String, { nullable: true, description: 'A part of payee and description together.' })
  text!: string | null;

  @Field(() => String, { nullable: true, description: "Full name of the statement's account; its children are meant too." })
  account!: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'The least amount, inclusive; positive is money in.' })
  amountMin!: Decimal | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'The most, inclusive; positive is money in.' })
  amountMax!: Decimal | null;

  @Field(() => String, { nullable: true, description: 'Full name of the account that the line goes to; null leaves it where it would go.' })
  counterAccount!: string | null;

  @Field(() => String, { nullable: true, description: "What the payee is called; null leaves the bank's word." })
  setPayee!: string | null;

  @Field(() => [Tag], { description: 'Tags that the entry gets.' })
  tags!: readonly Tag[];
}

@InputType('RuleTagInput', { description: 'A tag.' })
export class RuleTagInput {
  @Field(() => String, { description: 'One word.' })
  name!: string;

  @Field(() => String, { defaultValue: '', description: 'May be empty.' })
  value!: string;
}

@InputType('RuleInput', {
  description: 'Conditions, of which at least one is needed and all that are given must hold; and what comes of them.',
})
export class RuleInput {
  @Field(() => String, { nullable: true, description: 'A part of the payee; case and accents do not count.' })
  payee?: string | null;

  @Field(() => String, { nullable: true, description: 'A part of payee and description together.' })
  text?: string | null;

  @Field(() => String, { nullable: true, description: "Full name of the statement's account; its children are meant too." })
  account?: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'The least amount, inclusive; positive is money in.' })
  amountMin?: Decimal | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'The most, inclusive; positive is money in.' })
  amountMax?: Decimal | null;

  @Field(() => String, { nullable: true, description: 'Full name of the account that the line goes to.' })
  counterAccount?: string | null;

  @Field(() => String, { nullable: true, description: 'What the payee is called.' })
  setPayee?: string | null;

  @Field(() => [RuleTagInput], { defaultValue: [], description: 'Tags that the entry gets.' })
  tags!: RuleTagInput[];
}

@InputType('CreateRuleInput', { description: 'A rule, and where it stands.' })
export class CreateRuleInput {
  @Field(() => RuleInput, { description: 'The rule.' })
  rule!: RuleInput;

  @Field(() => Boolean, { defaultValue: false, description: 'True tries it before all others, false behind them.' })
  first!: boolean;
}

@InputType('RuleIdInput', { description: 'Names a rule.' })
export class RuleIdInput {
  @Field(() => ID, { description: 'The id of the rule.' })
  id!: string;
}

@ObjectType('RulePayload', { description: 'What became of a rule.' })
export class RulePayload {
  @Field(() => RuleNode, { nullable: true, description: 'The rule as it is now; null where there is none.' })
  rule!: RuleNode | null;

  @Field(() => [UserError], { description: 'Why it was not done; empty where it was.' })
  userErrors!: UserError[];
}

@ObjectType('RuleMatch', { description: 'What a rule would make of one line that is in the book already.' })
export class RuleMatch {
  @Field(() => String, { description: 'The account that the line went to.' })
  from!: string;

  @Field(() => String, { description: 'The account that it would go to.' })
  to!: string;

  @Field(() => String, { nullable: true, description: 'What the payee would be called.' })
  payee!: string | null;

  @Field(() => Boolean, { description: 'False where account and payee are so already.' })
  isChange!: boolean;

  /** Within the book; not in the API. */
  transactionId!: string;
}

@ObjectType('RuleTrial', { description: 'A rule that was tried on the newest lines of the book, and changed nothing.' })
export class RuleTrial {
  @Field(() => Int, { description: 'How many lines it was tried on.' })
  tried!: number;

  @Field(() => Int, { description: 'How many of them it fits.' })
  matched!: number;

  @Field(() => Int, { description: 'How many of those would be elsewhere, or called otherwise.' })
  changed!: number;

  @Field(() => [RuleMatch], { description: 'The newest of those it fits.' })
  matches!: RuleMatch[];
}
