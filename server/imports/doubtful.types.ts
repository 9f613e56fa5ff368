import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { connectionType } from '../nouns/connection.types.ts';
import { UserError } from '../nouns/warning.types.ts';

@ObjectType('PossibleDuplicate', {
  description:
    "An entry of a bank's file that has the day and amount of another on the same account, from another file. Both count until somebody decides.",
})
export class PossibleDuplicate {
  @Field(() => Boolean, { nullable: true, description: 'What somebody decided; null where nobody has.' })
  isDuplicate!: boolean | null;

  /** Within the book; not in the API, as the next. */
  transactionId!: string;

  otherId!: string;
}

@ObjectType('PossibleDuplicateConnection', { description: 'A page of possible duplicates, in the order in which they came in.' })
export class PossibleDuplicateConnection extends connectionType('PossibleDuplicate', PossibleDuplicate, 'possible duplicates') {}

@InputType('DecidePossibleDuplicateInput', { description: 'What is decided of a possible duplicate.' })
export class DecidePossibleDuplicateInput {
  @Field(() => ID, { description: "The id of the bank's entry: `transaction` of the pair." })
  transactionId!: string;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'True sets the entry aside: it counts nowhere, and the same file again does not bring it back. False keeps it; null takes the decision back.',
  })
  isDuplicate?: boolean | null;
}

@ObjectType('PossibleDuplicatePayload', { description: 'What became of a possible duplicate.' })
export class PossibleDuplicatePayload {
  @Field(() => PossibleDuplicate, { nullable: true, description: 'The pair as it is now; null where there is none.' })
  possibleDuplicate!: PossibleDuplicate | null;

  @Field(() => [UserError], { description: 'Why it was not done; empty where it was.' })
  userErrors!: UserError[];
}
