import type { Context } from '../context.ts';
import { noteChange } from '../identity/audit.sql.ts';
import { printDataVersion, readDataVersion } from '../ledger/data-version.sql.ts';
import { readUnclassified } from '../ledger/unclassified.sql.ts';
import { accountOf } from '../nouns/account.types.ts';
import type { UserError } from '../nouns/warning.types.ts';
import { findAccount, writeChoice } from './accounts.sql.ts';
import type { ClassifyAccountInput, ClassifyAccountPayload } from './accounts.types.ts';
import { chosen, roleFault } from './choice.ts';

/** Keeps what somebody says of an account. It wins over files, and stays when they are undone. */
export async function classifyAccount(context: Context, input: ClassifyAccountInput): Promise<ClassifyAccountPayload> {
  const bookId = context.book.id;
  const fault = await context.write(async (sql): Promise<UserError | null> => {
    const accounts = await readUnclassified(sql, bookId);
    const found = accounts.find((account) => account.fullName === input.fullName);
    if (!found) return faultOf('ACCOUNT_NOT_FOUND', `This book has no account ${input.fullName}.`, 'fullName');
    const account = chosen(found, input);
    const misfit = roleFault(accounts, account, input);
    if (misfit) return faultOf('ROLE_DOES_NOT_FIT', misfit, 'role');
    await writeChoice(sql, bookId, account);
    await noteChange(sql, context, 'account classified', { ...input });
    return null;
  });
  if (fault) return { account: null, userErrors: [fault], dataVersion: null };
  return context.snapshot(async (sql) => {
    const account = await findAccount(sql, bookId, input.fullName);
    const dataVersion = printDataVersion(await readDataVersion(sql, bookId));
    return { account: account && accountOf(bookId, account), userErrors: [], dataVersion };
  });
}

function faultOf(code: string, message: string, field: keyof ClassifyAccountInput): UserError {
  return { code, message, field: ['input', field] };
}
