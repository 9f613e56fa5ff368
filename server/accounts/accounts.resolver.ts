import { Arg, Args, Ctx, Directive, FieldResolver, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.ts';
import type { AccountType as Type } from '../ledger/nouns.ts';
import { Account, AccountType, accountOf } from '../nouns/account.types.ts';
import { accountPage } from './account-page.ts';
import { findAccount } from './accounts.sql.ts';
import {
  AccountConnection,
  Balance,
  BalanceArguments,
  ClassifyAccountInput,
  ClassifyAccountPayload,
  PostingConnection,
  RegisterArguments,
} from './accounts.types.ts';
import { balanceOf } from './balance.ts';
import { classifyAccount } from './classify-account.ts';
import { registerPage } from './register.ts';

@Resolver(() => Account)
export class AccountsResolver {
  @Directive('@wholeAnswer(ttl: 600)')
  @Query(() => Account, { nullable: true, description: 'The account of this name; null where the book has none.' })
  async account(
    @Arg('fullName', () => String, { description: 'As the book writes it: assets:bank:checking.' }) fullName: string,
    @Ctx() ctx: Context,
  ): Promise<Account | null> {
    const account = await ctx.snapshot((sql) => findAccount(sql, ctx.book.id, fullName));
    return account && accountOf(ctx.book.id, account);
  }

  @Directive('@wholeAnswer(ttl: 600)')
  @Query(() => AccountConnection, {
    nullable: true,
    description: 'The chart of accounts in tree order: each account before its children, siblings as declared, then by name.',
  })
  accounts(
    @Arg('first', () => Int, { defaultValue: 100, description: 'How many, 1 to 1000.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'Go on behind this cursor.' }) after: string | null,
    @Arg('type', () => AccountType, { nullable: true, description: 'Only accounts of this type.' }) type: Type | null,
    @Ctx() ctx: Context,
  ) {
    return accountPage(ctx, first, after ?? null, type ?? null);
  }

  @FieldResolver(() => Account, { nullable: true, description: 'The account that it is a part of; null at the top.' })
  async parent(@Root() account: Account, @Ctx() ctx: Context): Promise<Account | null> {
    const parent = account.parentAccountId === null ? null : await ctx.loaders.account.load(account.parentAccountId);
    return parent && accountOf(ctx.book.id, parent);
  }

  @FieldResolver(() => [Account], { description: 'Its direct parts: as declared, then by name.' })
  async children(@Root() account: Account, @Ctx() ctx: Context): Promise<Account[]> {
    const children = await ctx.loaders.children.load(account.accountId);
    return children.map((child) => accountOf(ctx.book.id, child));
  }

  @FieldResolver(() => Balance, { description: 'As of the end of the day, debit-positive, this account with its children unless `own`.' })
  balance(@Root() account: Account, @Args(() => BalanceArguments) page: BalanceArguments, @Ctx() ctx: Context): Promise<Balance> {
    return balanceOf(ctx, account, page);
  }

  @FieldResolver(() => PostingConnection, {
    description:
      "This account's own postings, newest first, each with the running balance in its currency. Postings that are set aside are left out.",
  })
  register(@Root() account: Account, @Args(() => RegisterArguments) page: RegisterArguments, @Ctx() ctx: Context) {
    return registerPage(ctx, account, page);
  }

  @Directive('@requiresScope(scope: WRITE)')
  @Mutation(() => ClassifyAccountPayload, { description: 'Says what an account is, whatever files say of it.' })
  classifyAccount(
    @Arg('input', () => ClassifyAccountInput, { description: 'The account, and what it is.' }) input: ClassifyAccountInput,
    @Ctx() ctx: Context,
  ): Promise<ClassifyAccountPayload> {
    return classifyAccount(ctx, input);
  }
}
