import { Field, ObjectType } from 'type-graphql';
import type { ReportWarning } from '../ledger/report-warnings.ts';
import { Account, accountOf } from './account.types.ts';

@ObjectType('Warning', { description: 'Something that a reader of the figures should know.' })
export class Warning {
  @Field(() => String, { description: 'A stable word in capitals: UNTYPED_ACCOUNT, UNPRICED.' })
  code!: string;

  @Field(() => String, { description: 'What is the matter and what to do, for people.' })
  message!: string;

  @Field(() => Account, { nullable: true, description: 'The account that it is about, where it is about one.' })
  account!: Account | null;
}

/** A warning of the book's as the API shows it. */
export function warningOf(bookId: number, { code, message, account }: ReportWarning): Warning {
  return { code, message, account: account && accountOf(bookId, account) };
}

@ObjectType('UserError', { description: 'Why a mutation did not do what it was asked to.' })
export class UserError {
  @Field(() => String, { description: 'A stable word in capitals.' })
  code!: string;

  @Field(() => String, { description: 'What is wrong and what to do, for people.' })
  message!: string;

  @Field(() => [String], { nullable: true, description: 'The path of the input field at fault.' })
  field!: string[] | null;
}
