import type { Decimal } from '../../../ledger/decimal.ts';
import { Decimal as Numbers } from '../../../ledger/decimal.ts';
import type { PlainDate } from '../../../ledger/plain-date.ts';
import { Fault } from '../plain-text/fault.ts';
import { divide } from './arithmetic.ts';
import type { Cursor } from './cursor.ts';
import { type At, type CostSpec, type Missing, missing, type WrittenAmount, type WrittenPosting } from './directive.ts';

/** Reads what stands after the account of a posting: units, cost, price. The cursor ends at the end of the line. */
export function readPosting(cursor: Cursor, at: At, flag: string | null, account: string, report: (fault: Fault) => void): WrittenPosting {
  const bare = { at, flag, account, cost: null, price: null, priceTotal: null, tags: [] };
  if (cursor.isAtEnd) return { ...bare, units: missing };
  const units = readAmount(cursor);
  const cost = readCost(cursor, at, report);
  const isTotal = cursor.take('sign', '@@') !== null;
  if (!isTotal && cursor.take('sign', '@') === null) {
    cursor.requireEnd();
    return { ...bare, units, cost };
  }
  const written = withoutSign(readAmount(cursor), at, report);
  cursor.requireEnd();
  if (cost && known(cost.currency) && known(written.currency) && cost.currency !== written.currency) {
    report(fault(at, 'COST_AND_PRICE_DIFFER', `Cost is in ${cost.currency}, price in ${written.currency}. Give both in one currency.`));
  }
  if (!isTotal || written.number === missing) return { ...bare, units, cost, price: written };
  if (units.number === missing) {
    report(fault(at, 'PRICE_WITHOUT_UNITS', 'A total price (@@) needs the number of units. Write it.'));
    return { ...bare, units, cost };
  }
  const per = divide(written.number, units.number.abs()) ?? Numbers.zero;
  return { ...bare, units, cost, price: { number: per, currency: written.currency }, priceTotal: written.number };
}

function readAmount(cursor: Cursor): WrittenAmount {
  const number = cursor.seesNumber ? cursor.number() : missing;
  return { number, currency: cursor.take('currency') ?? missing };
}

function withoutSign(price: WrittenAmount, at: At, report: (fault: Fault) => void): WrittenAmount {
  if (price.number === missing || price.number.sign >= 0) return price;
  report(fault(at, 'NEGATIVE_PRICE', 'A price is negative. Prices are per unit or in total and never carry a sign; remove it.'));
  return { number: price.number.abs(), currency: price.currency };
}

/** The parts of a cost in the order in which they were written; each may stand once. */
interface CostParts {
  amount: { per: Decimal | Missing; total: Decimal | Missing | null; currency: string | Missing } | null;
  date: PlainDate | null;
  label: string | null;
  merge: boolean;
}

function readCost(cursor: Cursor, at: At, report: (fault: Fault) => void): CostSpec | null {
  const opening = cursor.take('sign', '{') ?? cursor.take('sign', '{{');
  if (opening === null) return null;
  const closing = opening === '{' ? '}' : '}}';
  const parts: CostParts = { amount: null, date: null, label: null, merge: false };
  if (!cursor.sees('sign', closing)) {
    if (!cursor.sees('sign', ',')) readCostPart(cursor, parts, at, report);
    while (cursor.take('sign', ',') !== null) readCostPart(cursor, parts, at, report);
  }
  if (cursor.take('sign', closing) === null) throw cursor.unexpected(`"${closing}"`);
  const { date, label, amount } = parts;
  if (!amount) return { per: missing, total: null, currency: missing, date, label };
  if (opening === '{') return { ...amount, date, label };
  if (amount.total === null) return { per: Numbers.zero, total: amount.per, currency: amount.currency, date, label };
  report(fault(at, 'BAD_COST', 'A total cost {{ }} cannot have a cost per unit too. Write { per # total }.'));
  return { ...amount, per: Numbers.zero, date, label };
}

function readCostPart(cursor: Cursor, parts: CostParts, at: At, report: (fault: Fault) => void): void {
  const twice = (what: string) => report(fault(at, 'BAD_COST', `The cost names its ${what} twice. Keep one.`));
  if (cursor.sees('date')) {
    const date = cursor.require('date', 'a date') as PlainDate;
    if (parts.date) twice('date');
    else parts.date = date;
  } else if (cursor.sees('string')) {
    const label = cursor.require('string', 'a label');
    if (parts.label !== null) twice('label');
    else parts.label = label;
  } else if (cursor.take('sign', '*') !== null) {
    if (parts.merge) twice('merge sign');
    else
      report(fault(at, 'MERGE_NOT_SUPPORTED', 'Beancount does not merge lots ("*" in a cost) yet. Name the lot, or use an average cost.'));
    parts.merge = true;
  } else {
    const amount = readCompound(cursor);
    if (parts.amount) twice('amount');
    else parts.amount = amount;
  }
}

function readCompound(cursor: Cursor): NonNullable<CostParts['amount']> {
  const per = cursor.seesNumber ? cursor.number() : missing;
  if (cursor.take('sign', '#') !== null) {
    const total = cursor.seesNumber ? cursor.number() : missing;
    return { per, total, currency: cursor.require('currency', 'a currency') };
  }
  if (per === missing) return { per, total: null, currency: cursor.require('currency', 'a cost, date or label') };
  return { per, total: null, currency: cursor.take('currency') ?? missing };
}

function known(currency: string | Missing): currency is string {
  return currency !== missing;
}

function fault(at: At, code: string, message: string): Fault {
  return new Fault(code, message, at.text, at.line);
}
