import { Decimal } from '../../../ledger/decimal.ts';
import type { PlainDate } from '../../../ledger/plain-date.ts';
import type { ProblemLog } from '../plain-text/problem-log.ts';
import { add } from './arithmetic.ts';
import { accountsOf, type BookedDirective } from './book.ts';
import { type BookedTransaction, measuredOf, weightOf } from './booked.ts';
import type { Balance, Mention, Open } from './directive.ts';
import type { Options } from './options.ts';
import { inferTolerances } from './tolerance.ts';

/** What Beancount checks of a whole book once it is booked. Directives are in order. */
export function validate(directives: readonly BookedDirective[], options: Options, log: ProblemLog): void {
  checkLifetimes(directives, log);
  checkCurrencies(directives, log);
  checkRepeatedBalances(directives, log);
  checkRepeatedCommodities(directives, log);
  for (const directive of directives) if (directive.kind === 'transaction') checkSum(directive, options, log);
}

function checkLifetimes(directives: readonly BookedDirective[], log: ProblemLog): void {
  const openedOn = new Map<string, PlainDate>();
  const closed = new Set<string>();
  const active = new Set<string>();
  const everOpened = new Set(directives.flatMap((directive) => (directive.kind === 'open' ? [directive.account] : [])));
  for (const directive of directives) {
    if (directive.kind === 'open') {
      checkOpen(directive, openedOn, log);
      active.add(directive.account);
    } else if (directive.kind === 'close') {
      checkClose(directive, openedOn.get(directive.account), closed, log);
      active.delete(directive.account);
    } else {
      const mayFollowClose = directive.kind === 'balance' || directive.kind === 'note' || directive.kind === 'document';
      for (const account of new Set(accountsOf(directive))) {
        if (active.has(account) || (mayFollowClose && openedOn.has(account))) continue;
        reportInactive(directive, account, everOpened.has(account), log);
      }
    }
  }
}

function checkOpen({ account, date, at }: Open, openedOn: Map<string, PlainDate>, log: ProblemLog): void {
  const earlier = openedOn.get(account);
  if (earlier === undefined) openedOn.set(account, date);
  else log.error(at, 'DUPLICATE_OPEN', `${account} is opened on ${earlier} already. Remove one of the two.`, at.text);
}

function checkClose({ account, date, at }: Mention, openedOn: PlainDate | undefined, closed: Set<string>, log: ProblemLog): void {
  if (closed.has(account)) {
    log.error(at, 'DUPLICATE_CLOSE', `${account} is closed twice. Remove one of the two.`, at.text);
    return;
  }
  closed.add(account);
  if (openedOn === undefined) log.error(at, 'ACCOUNT_NOT_OPEN', `${account} is closed and was not opened before. Open it first.`, at.text);
  else if (date <= openedOn)
    log.error(at, 'CLOSED_TOO_EARLY', `${account} is closed on the day it opens or before. Correct a date.`, at.text);
}

function reportInactive({ at }: BookedDirective, account: string, isEverOpened: boolean, log: ProblemLog): void {
  if (isEverOpened)
    log.error(at, 'ACCOUNT_NOT_ACTIVE', `${account} is used before it is opened or after it is closed. Correct a date.`, at.text);
  else log.error(at, 'ACCOUNT_NOT_OPEN', `${account} is never opened. Add an open directive, or correct the name.`, at.text);
}

function checkCurrencies(directives: readonly BookedDirective[], log: ProblemLog): void {
  const allowed = new Map<string, Set<string>>();
  for (const directive of directives) {
    if (directive.kind === 'open' && directive.currencies.length > 0) allowed.set(directive.account, new Set(directive.currencies));
  }
  for (const directive of directives) {
    if (directive.kind !== 'transaction') continue;
    for (const { account, currency, at } of directive.postings) {
      const currencies = allowed.get(account);
      if (!currencies || currencies.has(currency)) continue;
      const message = `${account} is open for ${[...currencies].slice(0, 8).join(', ')}, not for ${currency}. Correct the posting or the open directive.`;
      log.error(at, 'CURRENCY_NOT_ALLOWED', message, at.text);
    }
  }
}

function checkRepeatedBalances(directives: readonly BookedDirective[], log: ProblemLog): void {
  const seen = new Map<string, Balance>();
  for (const directive of directives) {
    if (directive.kind !== 'balance') continue;
    const { account, amount, date, at } = directive;
    const key = `${account}\n${amount.currency}\n${date}`;
    const earlier = seen.get(key);
    if (!earlier) seen.set(key, directive);
    else if (!earlier.amount.number.equals(amount.number)) {
      const message = `${account} is said to hold ${earlier.amount.number} ${amount.currency} on the same day (line ${earlier.at.line}). Remove one of the two.`;
      log.error(at, 'DUPLICATE_BALANCE', message, at.text);
    }
  }
}

function checkRepeatedCommodities(directives: readonly BookedDirective[], log: ProblemLog): void {
  const seen = new Set<string>();
  for (const directive of directives) {
    if (directive.kind !== 'commodity') continue;
    const { currency, at } = directive;
    if (seen.has(currency)) log.error(at, 'DUPLICATE_COMMODITY', `${currency} is declared twice. Remove one of the two.`, at.text);
    seen.add(currency);
  }
}

function checkSum({ postings, at }: BookedTransaction, options: Options, log: ProblemLog): void {
  const sums = new Map<string, Decimal>();
  for (const posting of postings) {
    const { number, currency } = weightOf(posting);
    sums.set(currency, add(sums.get(currency) ?? Decimal.zero, number));
  }
  const open = [...sums].filter(([, sum]) => !sum.isZero);
  if (open.length === 0) return;
  const tolerances = inferTolerances(postings.map(measuredOf), options);
  const over = open.filter(([currency, sum]) => sum.abs().compare(tolerances.of(currency)) > 0);
  if (over.length === 0) return;
  const rest = over.map(([currency, sum]) => `${sum} ${currency}`).join(', ');
  log.error(
    at,
    'UNBALANCED',
    `The transaction does not balance: its postings add up to ${rest}. Correct a number or add a posting.`,
    at.text,
  );
}
