import { movedTransactionsMax } from '../config/limits.ts';
import type { Context } from '../context.ts';
import { noteChange } from '../identity/audit.sql.ts';
import { printDataVersion, readDataVersion } from '../ledger/data-version.sql.ts';
import { readTransactions } from '../ledger/entries.sql.ts';
import { transactionWithin } from '../ledger/node-id.ts';
import { badInput } from '../ledger/refusal.ts';
import { transactionOf } from '../nouns/transaction.types.ts';
import type { UserError } from '../nouns/warning.types.ts';
import { type MoveFacts, movePostings, readMoveFacts } from './move.sql.ts';
import type { MoveTransactionsInput, MoveTransactionsPayload } from './transactions.types.ts';

/** Moves all the postings that are asked for, or none: then `userErrors` says why, one for each thing that is wrong. */
export async function moveTransactions(context: Context, input: MoveTransactionsInput): Promise<MoveTransactionsPayload> {
  const { book } = context;
  if (input.transactionIds.length > movedTransactionsMax)
    throw badInput(`At most ${movedTransactionsMax} transactions can be moved at once.`, 'input', 'transactionIds');
  const numbers = input.transactionIds.map((id) => transactionWithin(book.id, id));
  const transactionIds = [...new Set(numbers.filter((id) => id !== null))];
  const userErrors = await context.write(async (sql) => {
    const facts = await readMoveFacts(sql, book.id, { ...input, transactionIds });
    const faults = faultsOf(input, numbers, facts);
    if (faults.length > 0) return faults;
    await movePostings(sql, book.id, transactionIds, facts.fromId!, facts.toId!);
    await noteChange(sql, context, 'postings moved', { from: input.fromAccount, to: input.toAccount, transactionIds });
    return [];
  });
  if (userErrors.length > 0) return { transactions: [], userErrors, dataVersion: null };
  return context.snapshot(async (sql) => {
    const rows = await readTransactions(sql, book.id, transactionIds);
    const transactions = rows.filter((row) => row !== null).map((row) => transactionOf(book.id, row));
    return { transactions, userErrors: [], dataVersion: printDataVersion(await readDataVersion(sql, book.id)) };
  });
}

function faultsOf(input: MoveTransactionsInput, numbers: readonly (string | null)[], facts: MoveFacts): UserError[] {
  const faults: UserError[] = [];
  const add = (code: string, message: string, ...field: string[]) => faults.push({ code, message, field: ['input', ...field] });
  if (facts.fromId === null) add('ACCOUNT_NOT_FOUND', `This book has no account ${input.fromAccount}.`, 'fromAccount');
  if (facts.toId === null)
    add('ACCOUNT_NOT_FOUND', `This book has no account ${input.toAccount}. Postings can only go to one that is there.`, 'toAccount');
  if (input.fromAccount === input.toAccount)
    add('SAME_ACCOUNT', 'fromAccount and toAccount are the same: nothing would move.', 'toAccount');
  if (numbers.length === 0) add('EMPTY', 'Name at least one transaction.', 'transactionIds');
  for (const [index, number] of numbers.entries()) {
    const found = number === null ? undefined : facts.found.get(number);
    const id = input.transactionIds[index];
    if (!found) add('TRANSACTION_NOT_FOUND', `This book has no transaction ${id}.`, 'transactionIds', String(index));
    else if (facts.fromId !== null && !found.isOnAccount)
      add('NOT_ON_ACCOUNT', `Transaction ${id} has no posting on ${input.fromAccount}.`, 'transactionIds', String(index));
  }
  return faults;
}
