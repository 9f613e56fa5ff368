import { Arg, Ctx, Directive, FieldResolver, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.ts';
import { Account } from '../../nouns/account.types.ts';
import { Import } from '../../nouns/import.types.ts';
import { Transaction } from '../../nouns/transaction.types.ts';
import { decideTransfer } from './decide-transfer.ts';
import { accountOfSide, entryOfSide, entryOfTransfer, importOfSide, transferOfEntry, transferPage } from './transfer-list.ts';
import type { TransferStatus as Status } from './transfer-record.sql.ts';
import { DecideTransferInput, Transfer, TransferConnection, TransferPayload, TransferSide, TransferStatus } from './transfers.types.ts';

@Resolver(() => Transfer)
export class TransfersResolver {
  @Query(() => TransferConnection, {
    nullable: true,
    description: "Transfers between own accounts that banks' statements tell of twice.",
  })
  transfers(
    @Arg('status', () => TransferStatus, {
      defaultValue: 'PROPOSED',
      description: 'Those that wait for a decision, or those of another status.',
    })
    status: Status,
    @Arg('first', () => Int, { defaultValue: 50, description: 'How many, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'Go on behind this cursor.' }) after: string | null | undefined,
    @Ctx() context: Context,
  ) {
    return transferPage(context, status, first, after);
  }

  @FieldResolver(() => Transaction, { nullable: true, description: 'The one entry of both lines; null while they are two.' })
  transaction(@Root() transfer: Transfer, @Ctx() context: Context) {
    return entryOfTransfer(context, transfer);
  }

  @Directive('@requiresScope(scope: WRITE)')
  @Mutation(() => TransferPayload, { description: 'Decides whether two lines are one transfer. Every decision can be taken back.' })
  decideTransfer(
    @Arg('input', () => DecideTransferInput, { description: 'Which, and what.' }) input: DecideTransferInput,
    @Ctx() context: Context,
  ) {
    return decideTransfer(context, input);
  }
}

@Resolver(() => TransferSide)
export class TransferSideResolver {
  @FieldResolver(() => Account, { description: 'The account that the statement is of.' })
  account(@Root() side: TransferSide, @Ctx() context: Context) {
    return accountOfSide(context, side);
  }

  @FieldResolver(() => Import, { nullable: true, description: 'The import that it came with.' })
  import(@Root() side: TransferSide, @Ctx() context: Context) {
    return importOfSide(context, side);
  }

  @FieldResolver(() => Transaction, {
    nullable: true,
    description: 'Its entry: its own, or that of both lines; null for the second line of a matched transfer.',
  })
  transaction(@Root() side: TransferSide, @Ctx() context: Context) {
    return entryOfSide(context, side);
  }
}

@Resolver(() => Transaction)
export class TransactionTransferResolver {
  @FieldResolver(() => Transfer, {
    nullable: true,
    description: "The transfer that it is, with both banks' lines; null for an entry that was not matched.",
  })
  transfer(@Root() transaction: Transaction, @Ctx() context: Context) {
    return transferOfEntry(context, transaction);
  }
}
