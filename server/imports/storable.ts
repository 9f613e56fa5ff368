import { accountNameLengthMax, currencyLengthMax, numberDigitsMax } from '../config/limits.ts';
import type { Amount } from '../ledger/amount.ts';
import type { Decimal } from '../ledger/decimal.ts';
import type { JournalItem, Place, Problem } from './journal.ts';

/**
 * What keeps an item out of the store, whatever its format makes of it: names that no index holds, numbers longer than
 * anybody counts in. Null where nothing does.
 */
export function storeFaultOf(item: JournalItem): Problem | null {
  if (item.kind === 'problem' || item.kind === 'csv mapping' || item.kind === 'table') return null;
  if (item.kind === 'statement')
    return accountFault(item.statement.account, item.statement.place) ?? currencyFault(item.statement.currency, item.statement.place);
  if (item.kind === 'account') return accountFault(item.account.name, item.account.place);
  if (item.kind === 'commodity') return currencyFault(item.commodity.symbol, item.commodity.place);
  if (item.kind === 'price') {
    const { commodity, quote, rate, place } = item.price;
    return currencyFault(commodity, place) ?? currencyFault(quote, place) ?? numberFault(rate, place);
  }
  const { postings, residue, place } = item.entry;
  for (const { account, amount, cost } of postings) {
    const fault = accountFault(account, place) ?? amountFault(amount, place) ?? (cost && amountFault(cost, place));
    if (fault) return fault;
  }
  return residue.map((amount) => amountFault(amount, place)).find((fault) => fault !== null) ?? null;
}

function amountFault({ quantity, commodity }: Amount, place: Place): Problem | null {
  return currencyFault(commodity, place) ?? numberFault(quantity, place);
}

function accountFault(name: string, place: Place): Problem | null {
  return name.length > accountNameLengthMax ? tooLong('NAME_TOO_LONG', 'The name of an account', accountNameLengthMax, name, place) : null;
}

function currencyFault(symbol: string, place: Place): Problem | null {
  return symbol.length > currencyLengthMax ? tooLong('NAME_TOO_LONG', 'A currency', currencyLengthMax, symbol, place) : null;
}

/** The first numbers that have too many digits. To compare with them takes a third of the time that printing does. */
const unitsEnd = 10n ** BigInt(numberDigitsMax);
const unitsStart = -unitsEnd;

function numberFault(number: Decimal, place: Place): Problem | null {
  const isTooLong = number.scale > numberDigitsMax || number.units >= unitsEnd || number.units <= unitsStart;
  return isTooLong ? tooLong('NUMBER_TOO_LONG', 'A number', numberDigitsMax, number.toString(), place) : null;
}

function tooLong(code: string, what: string, max: number, text: string, place: Place): Problem {
  return {
    severity: 'ERROR',
    place,
    code,
    message: `${what} may have at most ${max} characters. Shorten it.`,
    text: `${text.slice(0, 199)}…`,
  };
}
