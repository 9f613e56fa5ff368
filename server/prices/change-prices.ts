import type { Context } from '../context.ts';
import { noteChange } from '../identity/audit.sql.ts';
import { printDataVersion, readDataVersion } from '../ledger/data-version.sql.ts';
import type { UserError } from '../nouns/warning.types.ts';
import { erasePrices, writePrice } from './prices.sql.ts';
import type { DeletePriceInput, SetPriceInput, SetPricePayload } from './prices.types.ts';

/** Sets a price of the user's own for a day and pair. */
export async function setPrice(context: Context, input: SetPriceInput): Promise<SetPricePayload> {
  const userErrors = faultsOf(input);
  if (userErrors.length > 0) return { userErrors, dataVersion: null };
  await context.write(async (sql) => {
    await writePrice(sql, context.book.id, input, input.price);
    await noteChange(sql, context, 'price set', pairOf(input));
  });
  return changed(context);
}

/** Deletes all prices of a day and pair: the user's own and those of files. */
export async function deletePrice(context: Context, input: DeletePriceInput): Promise<SetPricePayload> {
  const erased = await context.write(async (sql) => {
    const count = await erasePrices(sql, context.book.id, input);
    if (count > 0) await noteChange(sql, context, 'prices deleted', { ...pairOf(input), count });
    return count;
  });
  if (erased > 0) return changed(context);
  const message = `There is no price of ${input.currency} in ${input.in} that begins on ${input.on}.`;
  return { userErrors: [{ code: 'PRICE_NOT_FOUND', message, field: ['input'] }], dataVersion: null };
}

/** What was priced, and when; the log holds no figures. */
function pairOf({ currency, in: unit, on }: DeletePriceInput) {
  return { currency, in: unit, on };
}

function faultsOf(input: SetPriceInput): UserError[] {
  const faults: UserError[] = [];
  if (input.price.sign <= 0) faults.push({ code: 'PRICE_NOT_POSITIVE', message: 'A price is more than 0.', field: ['input', 'price'] });
  for (const side of ['currency', 'in'] as const) {
    if (input[side].trim() === '')
      faults.push({ code: 'CURRENCY_EMPTY', message: 'Name a currency, as the book writes it.', field: ['input', side] });
  }
  if (input.currency === input.in)
    faults.push({ code: 'SAME_CURRENCY', message: `One ${input.in} is always worth one ${input.in}.`, field: ['input', 'in'] });
  return faults;
}

async function changed(context: Context): Promise<SetPricePayload> {
  const version = await context.snapshot((sql) => readDataVersion(sql, context.book.id));
  return { userErrors: [], dataVersion: printDataVersion(version) };
}
