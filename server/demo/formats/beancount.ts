import { Decimal } from '../../ledger/decimal.ts';
import type { PlainDate } from '../../ledger/plain-date.ts';
import { months } from '../calendar.ts';
import { untypedAccount } from '../chart.ts';
import type { DemoAccount, DemoCompany, DemoCurrency, DemoEntry, DemoPosting } from '../company.ts';

const roots: Readonly<Record<string, string>> = {
  assets: 'Assets',
  liabilities: 'Liabilities',
  equity: 'Equity',
  revenue: 'Income',
  expenses: 'Expenses',
  // Beancount knows no account without a type; equity is where reports show it anyway.
  [untypedAccount]: 'Equity:Suspense',
};

/** `assets:bank:usd operating` as Beancount wants it: `Assets:Bank:Usd-Operating`. */
export function beancountAccount(name: string): string {
  const [root = '', ...rest] = name.split(':');
  return [roots[root], ...rest.map((part) => part.split(' ').map(capitalised).join('-'))].join(':');
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** The same books for Beancount, with a balance check of every bank account at each month's start. */
export function beancountFile(company: DemoCompany): string {
  const opened = company.accounts.filter(({ name }) => beancountAccount(name).includes(':'));
  const lines = [
    `option "title" "${company.name}"`,
    `option "operating_currency" "${company.baseCurrency}"`,
    '',
    ...opened.flatMap(openLines),
    '',
    ...company.rates.map(({ on, commodity, rate }) => `${on} price ${commodity}  ${rate} USD`),
    '',
    ...balanceLines(company),
    '',
  ];
  for (const entry of company.entries) lines.push(...entryLines(entry), '');
  return lines.join('\n');
}

function openLines({ name, role }: DemoAccount): string[] {
  const open = `2023-09-29 open ${beancountAccount(name)}`;
  return role ? [open, `  role: "${role}"`] : [open];
}

function entryLines(entry: DemoEntry): string[] {
  const flag = entry.status === 'CLEARED' ? '*' : '!';
  const tags = entry.tags.map((tag) => ` #${tag.replace(/:.*/, '')}`).join('');
  const code = entry.code ? [`  code: ${quoted(entry.code)}`] : [];
  return [`${entry.date} ${flag} ${quoted(entry.payee)} ${quoted(entry.memo)}${tags}`, ...code, ...entry.postings.map(postingLine)];
}

function postingLine({ account, quantity, commodity, cost }: DemoPosting): string {
  return `  ${beancountAccount(account).padEnd(44)} ${quantity.toString().padStart(14)} ${commodity}${cost ? ` @@ ${cost} USD` : ''}`;
}

function quoted(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

const checked: readonly (readonly [account: string, currency: DemoCurrency])[] = [
  ['assets:bank:usd operating', 'USD'],
  ['assets:bank:usd payroll', 'USD'],
  ['assets:bank:usd reserve', 'USD'],
  ['assets:bank:eur', 'EUR'],
  ['assets:bank:gbp', 'GBP'],
];

/** Beancount checks balances as of the start of the day. */
function balanceLines(company: DemoCompany): string[] {
  return checked.flatMap(([account, currency]) => {
    const moves = company.entries.flatMap((entry) =>
      entry.postings.filter((posting) => posting.account === account).map((posting) => [entry.date, posting.quantity] as const),
    );
    return months.slice(1).map(({ first }) => `${first} balance ${beancountAccount(account)}  ${sumBefore(moves, first)} ${currency}`);
  });
}

function sumBefore(moves: readonly (readonly [PlainDate, Decimal])[], day: PlainDate): Decimal {
  return Decimal.sum(moves.filter(([on]) => on < day).map(([, quantity]) => quantity));
}
