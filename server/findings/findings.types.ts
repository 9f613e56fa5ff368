import { ArgsType, Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { PlainDate } from '../ledger/plain-date.ts';
import { Account } from '../nouns/account.types.ts';
import { connectionType } from '../nouns/connection.types.ts';
import { enumOf } from '../nouns/enum.ts';
import { Money } from '../nouns/money.types.ts';
import { DateScalar, DateTimeScalar } from '../nouns/scalars.ts';
import { UserError } from '../nouns/warning.types.ts';
import type { FindingKind as Kind } from './finding.ts';
import type { SentencePart as Part } from './sentence.ts';

export const FindingKind = enumOf<Kind>('FindingKind', 'What a finding is about.', {
  DUPLICATE_PAYMENT: 'The same sum was paid to one payee twice within days.',
  REVERSED_ENTRY: 'An entry was taken back within a week.',
  OUTLIER_MONTH: 'An expense account took several times what it takes in the months around.',
  PRICE_JUMP: 'A monthly payment went up after having been the same for months.',
  STOPPED_PAYMENT: 'A monthly payment came for half a year or longer and then no more.',
  NEW_RECURRING_PAYMENT: 'A monthly payment began within the last half year.',
  LARGE_FIRST_PAYMENT: 'The first payment to a payee is far more than new payees usually get.',
  JUST_BELOW_LIMIT: 'Payments to one payee keep just below a round limit.',
  UNUSUAL_ACCOUNT: 'A charge is on another account than all others of its payee.',
  INVERTED_RATE: 'A rate looks upside down.',
  UNTYPED_ACCOUNT: 'Something is posted to an account of no known type.',
});

@ObjectType('SentencePart', { description: 'A piece of a sentence: words, an amount or a day.' })
export class SentencePart implements Part {
  @Field(() => String, { description: 'The piece as it stands in the message.' })
  text!: string;

  @Field(() => Money, { nullable: true, description: 'The amount that the piece is; null where it is none.' })
  amount!: Money | null;

  @Field(() => DateScalar, { nullable: true, description: 'The day that the piece is; null where it is none.' })
  date!: PlainDate | null;
}

@ObjectType('Finding', {
  description: 'Something in the books that somebody should look at. It is computed anew each time, from what the book holds.',
})
export class Finding {
  @Field(() => ID, { description: 'Stays the same for as long as the entries that show it are the same.' })
  id!: string;

  @Field(() => FindingKind, { description: 'What it is about.' })
  kind!: Kind;

  @Field(() => DateScalar, { description: 'The day that it is about.' })
  date!: PlainDate;

  @Field(() => String, { description: 'What is the matter, with the figures it is read from, for people.' })
  message!: string;

  @Field(() => [SentencePart], {
    description: 'The message in pieces, so that amounts and days can be written as its reader writes them.',
  })
  sentence!: readonly SentencePart[];

  @Field(() => Float, { description: 'How likely it is worth a look, 0 to 1.' })
  confidence!: number;

  @Field(() => Money, { nullable: true, description: 'What is at stake; null where it is about no amount.' })
  amount!: Money | null;

  @Field(() => Account, { nullable: true, description: 'The account that it is about, where it is about one.' })
  account!: Account | null;

  @Field(() => String, { nullable: true, description: 'Who it is about, where it is about one payee.' })
  payee!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When somebody set it aside; null where nobody has.' })
  dismissedAt!: Date | null;

  /** Within the book; not in the API. */
  evidenceIds!: readonly string[];
}

@ObjectType('FindingConnection', { description: 'A page of findings, the latest first.' })
export class FindingConnection extends connectionType('Finding', Finding, 'findings') {
  @Field(() => Int, { description: 'How many there are in all.' })
  totalCount!: number;
}

@ArgsType()
export class FindingsArguments {
  @Field(() => [FindingKind], { nullable: true, description: 'Only of these kinds; null or empty for all.' })
  kinds?: Kind[] | null;

  @Field(() => Boolean, { defaultValue: false, description: 'True lists those that somebody has set aside, in place of the others.' })
  dismissed!: boolean;

  @Field(() => Int, { defaultValue: 50, description: 'How many, 1 to 100.' })
  first!: number;

  @Field(() => String, { nullable: true, description: 'Go on behind this cursor.' })
  after?: string | null;
}

@InputType('FindingIdInput', { description: 'Names a finding.' })
export class FindingIdInput {
  @Field(() => ID, { description: 'The id of the finding.' })
  id!: string;
}

@ObjectType('FindingPayload', { description: 'What became of a finding.' })
export class FindingPayload {
  @Field(() => Finding, { nullable: true, description: 'The finding as it is now; null where there is none.' })
  finding!: Finding | null;

  @Field(() => [UserError], { description: 'Why it was not done; empty where it was.' })
  userErrors!: UserError[];
}
