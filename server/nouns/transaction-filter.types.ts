import { Field, ID, InputType } from 'type-graphql';
import type { Decimal } from '../ledger/decimal.ts';
import type { TransactionStatus as Status, AccountType as Type } from '../ledger/nouns.ts';
import { AccountType } from './account.types.ts';
import { DateRangeInput } from './period.types.ts';
import { CurrencyScalar, DecimalScalar } from './scalars.ts';
import { TransactionStatus } from './transaction.types.ts';

@InputType('DecimalRangeInput', { description: 'Both ends inclusive; an end left out is open.' })
export class DecimalRangeInput {
  @Field(() => DecimalScalar, { nullable: true, description: 'The least.' })
  min?: Decimal | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'The most.' })
  max?: Decimal | null;
}

@InputType('TransactionFilter', {
  description:
    'All that is given must hold; what is left out, null or an empty list restricts nothing. accounts, types, currency and amount must hold for one and the same posting. first, last: 1 to 100, neither = first 50, both = BAD_USER_INPUT, as is a bad cursor. AMOUNT order: the largest |amount| of any posting as a plain number, then date, id.',
})
export class TransactionFilter {
  @Field(() => DateRangeInput, { nullable: true, description: 'The day of the entry.' })
  date?: DateRangeInput | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Full names of accounts, any of which may be posted to; their children are included.',
  })
  accounts?: string[] | null;

  @Field(() => [AccountType], { nullable: true, description: 'Types of account, any of which may be posted to.' })
  types?: Type[] | null;

  @Field(() => DecimalRangeInput, { nullable: true, description: 'Compares |amount| of a posting as a plain number, both ends inclusive.' })
  amount?: DecimalRangeInput | null;

  @Field(() => CurrencyScalar, { nullable: true, description: 'The currency of a posting.' })
  currency?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Every word, as a case- and accent-insensitive substring of payee, description or comment. Words are parted by white space; no character means anything but itself. Up to 500 characters.',
  })
  text?: string | null;

  @Field(() => TransactionStatus, { nullable: true, description: 'Entries of this status.' })
  status?: Status | null;

  @Field(() => ID, { nullable: true, description: 'Entries that came with this import.' })
  importId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: '`name` or `name=value`, as written: entries that have this tag, themselves or on one of their postings.',
  })
  tag?: string | null;
}
