import { Decimal } from '../../../ledger/decimal.ts';
import type { ProblemLog } from '../plain-text/problem-log.ts';
import { add, subtract } from './arithmetic.ts';
import { type BookedDirective, withParents } from './book.ts';
import type { Balance, Open } from './directive.ts';
import type { Options } from './options.ts';
import { balanceTolerance } from './tolerance.ts';

/** Units by currency of an account and those below it. */
type Held = Map<string, Decimal>;

/** Checks each balance against what its account and subaccounts hold at the start of its day. Directives are in order. */
export function checkBalances(directives: readonly BookedDirective[], options: Options, log: ProblemLog): void {
  const asserted = new Map<string, Held>();
  const opens = new Map<string, Open>();
  const known = new Set<string>();
  for (const directive of directives) {
    if (directive.kind === 'balance') asserted.set(directive.account, new Map());
    else if (directive.kind === 'open' && !opens.has(directive.account)) opens.set(directive.account, directive);
    if (directive.kind === 'open' || directive.kind === 'close') known.add(directive.account);
  }
  for (const directive of directives) {
    if (directive.kind === 'transaction') for (const posting of directive.postings) count(posting, asserted);
    else if (directive.kind !== 'balance') continue;
    else if (!known.has(directive.account)) reportUnknown(directive, log);
    else check(directive, opens.get(directive.account), asserted.get(directive.account)!, options, log);
  }
}

function count({ account, number, currency }: { account: string; number: Decimal; currency: string }, asserted: Map<string, Held>): void {
  for (const name of withParents(account)) {
    const held = asserted.get(name);
    if (held) held.set(currency, add(held.get(currency) ?? Decimal.zero, number));
  }
}

function check(balance: Balance, open: Open | undefined, held: Held, options: Options, log: ProblemLog): void {
  const { account, amount, at } = balance;
  const { number, currency } = amount;
  if (open && open.currencies.length > 0 && !open.currencies.includes(currency)) {
    const message = `${account} is open for ${open.currencies.join(', ')}, not for ${currency}. Correct the balance or the open directive.`;
    log.error(at, 'CURRENCY_NOT_ALLOWED', message, at.text);
  }
  const actual = held.get(currency) ?? Decimal.zero;
  const difference = subtract(actual, number);
  if (difference.abs().compare(balance.tolerance ?? balanceTolerance(number, options)) <= 0) return;
  const direction = difference.sign > 0 ? 'too much' : 'too little';
  const message = `Balance of ${account} fails: expected ${number} ${currency}, actual ${actual} ${currency}, difference ${difference} (${difference.abs()} ${direction}). Correct the entries before it, or the balance.`;
  log.error(at, 'BALANCE_FAILED', message, at.text);
}

function reportUnknown({ at, account }: Balance, log: ProblemLog): void {
  log.error(at, 'ACCOUNT_NOT_OPEN', `The account ${account} is never opened. Open it, or correct its name.`, at.text);
}
