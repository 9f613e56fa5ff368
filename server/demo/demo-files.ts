import { plainDate } from '../ledger/plain-date.ts';
import type { DemoCompany } from './company.ts';
import { bankCsv, csvLayouts } from './formats/bank-csv.ts';
import { beancountFile } from './formats/beancount.ts';
import { camt053 } from './formats/camt053.ts';
import { hledgerJournal } from './formats/hledger.ts';
import { mt940 } from './formats/mt940.ts';
import { ofx } from './formats/ofx.ts';
import { bankAccounts, monthlyStatements, statementBetween } from './statements.ts';

interface DemoFile {
  readonly name: string;
  readonly content: string;
}

/** Downloads of one account whose days overlap by a fortnight: every line of 1 to 14 February 2026 is in both. */
const overlapping = [
  ['first', plainDate('2026-01-01'), plainDate('2026-02-14')],
  ['second', plainDate('2026-02-01'), plainDate('2026-03-15')],
] as const;

/** Every file of the demo company: its books twice, each bank account in every bank format, and what is planted in them. */
export function demoFiles(company: DemoCompany): DemoFile[] {
  const files: DemoFile[] = [
    { name: 'tidewater.journal', content: hledgerJournal(company) },
    { name: 'tidewater.beancount', content: beancountFile(company) },
    { name: 'anomalies.json', content: `${JSON.stringify(company.anomalies, null, 2)}\n` },
  ];
  for (const bankAccount of bankAccounts) {
    const statements = monthlyStatements(company, bankAccount);
    const name = `bank/${bankAccount.slug}`;
    files.push({ name: `${name}.ofx`, content: ofx(statements) });
    files.push({ name: `${name}.camt053.xml`, content: camt053(statements) });
    files.push({ name: `${name}.mt940.sta`, content: mt940(statements) });
    for (const layout of csvLayouts) files.push({ name: `${name}.${layout}.csv`, content: bankCsv(statements, layout) });
  }
  for (const [which, from, to] of overlapping) {
    const statement = [statementBetween(company, bankAccounts[0]!, from, to)];
    files.push({ name: `overlap/${which}.ofx`, content: ofx(statement) });
    files.push({ name: `overlap/${which}.us.csv`, content: bankCsv(statement, 'us') });
  }
  return files;
}

/** All of them for the seed that the demo book has. */
export { generateTidewater } from './tidewater.ts';
