import type { DeclaredType } from '../../ledger/nouns.ts';
import type { DemoAccount, DemoCompany, DemoEntry, DemoPosting } from '../company.ts';

const typeLetter: Record<DeclaredType, string> = {
  ASSET: 'A',
  CASH: 'C',
  LIABILITY: 'L',
  EQUITY: 'E',
  CONVERSION: 'V',
  REVENUE: 'R',
  EXPENSE: 'X',
};

/** An hledger journal: directives, rates, then the entries in date order. */
export function hledgerJournal(company: DemoCompany): string {
  const lines = [
    `; ${company.name}: made-up books for trying things out. Nobody in them exists.`,
    '',
    'commodity 1,000.00 USD',
    'commodity 1,000.00 EUR',
    'commodity 1,000.00 GBP',
    '',
    ...company.accounts.map(accountLine),
    '',
    ...company.rates.map(({ on, commodity, rate }) => `P ${on} ${commodity} ${rate} USD`),
    '',
  ];
  for (const entry of company.entries) lines.push(...entryLines(entry), '');
  return lines.join('\n');
}

function accountLine({ name, type, role, tags }: DemoAccount): string {
  const all = [...(type ? [`type:${typeLetter[type]}`] : []), ...(role ? [`role:${role}`] : []), ...tags];
  return all.length === 0 ? `account ${name}` : `account ${name}  ; ${all.join(', ')}`;
}

// The bar stands after every payee: without one hledger takes the whole text for a description.
function entryLines(entry: DemoEntry): string[] {
  const mark = entry.status === 'CLEARED' ? '*' : '!';
  const code = entry.code ? ` (${entry.code})` : '';
  const memo = entry.memo ? ` ${entry.memo}` : '';
  const tags = entry.tags.length > 0 ? `  ; ${entry.tags.join(', ')}` : '';
  return [`${entry.date} ${mark}${code} ${entry.payee} |${memo}${tags}`, ...entry.postings.map(postingLine)];
}

function postingLine({ account, quantity, commodity, cost }: DemoPosting): string {
  const amount = `${quantity} ${commodity}`;
  return `    ${account.padEnd(40)}  ${amount.padStart(16)}${cost ? ` @@ ${cost} USD` : ''}`;
}
