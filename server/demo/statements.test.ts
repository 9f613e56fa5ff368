import { describe, expect, it } from 'vitest';
import { Decimal } from '../ledger/decimal.ts';
import { plainDate } from '../ledger/plain-date.ts';
import { missingLine } from './anomalies.ts';
import { months } from './calendar.ts';
import { demoFiles } from './demo-files.ts';
import { bankCsv } from './formats/bank-csv.ts';
import { camt053 } from './formats/camt053.ts';
import { mt940 } from './formats/mt940.ts';
import { ofx } from './formats/ofx.ts';
import { bankAccounts, monthlyStatements, type Statement, statementBetween } from './statements.ts';
import { generateTidewater } from './tidewater.ts';

const company = generateTidewater();
const all = bankAccounts.map((bankAccount) => monthlyStatements(company, bankAccount));
const euro = all.find(([first]) => first!.bankAccount.slug === 'eur')!;

function gapOf({ opening, lines, closing }: Statement): string {
  return closing.minus(opening.plus(Decimal.sum(lines.map(({ amount }) => amount)))).toString();
}

/** The texts between `<name>` and `</name>`, in order. */
function texts(xml: string, name: string): string[] {
  return [...xml.matchAll(new RegExp(`<${name}(?: [^>]*)?>([^<]*)</${name}>`, 'g'))].map((match) => match[1]!);
}

/** Null where every tag is closed in the right order and every ampersand begins an entity; else what is wrong. */
function faultOf(xml: string): string | null {
  const open: string[] = [];
  for (const [tag, slash, name, empty] of xml.replace(/<\?.*?\?>/g, '').matchAll(/<(\/?)([A-Za-z0-9]+)(?: [^<>]*?)?(\/?)>/g)) {
    if (slash && open.pop() !== name) return `${tag} closes nothing`;
    if (!slash && !empty) open.push(name!);
  }
  const bare = /&(?!(?:amp|lt|gt);)/.exec(xml) ?? /<(?![/?A-Za-z])/.exec(xml);
  return open.length > 0 ? `<${open.at(-1)}> is never closed` : bare ? `bare ${bare[0]} at ${bare.index}` : null;
}

describe('bank statements', () => {
  it('are one a month and account, each opening where the last one closed', () => {
    for (const statements of all) {
      expect(statements.length).toBe(months.length);
      for (const [i, statement] of statements.entries()) {
        if (i > 0) expect(statement.opening.toString()).toBe(statements[i - 1]!.closing.toString());
      }
    }
  });

  it('add up from opening to closing, but for the planted X1', () => {
    const gaps = all.flat().filter((statement) => gapOf(statement) !== '0.00');
    expect(gaps.map(({ bankAccount, to }) => `${bankAccount.slug} ${to}`)).toEqual(['eur 2026-02-28']);
    expect(gapOf(gaps[0]!)).toBe(missingLine.amount);
  });

  it('end at what the books say', () => {
    for (const statements of all) {
      const { bankAccount, closing } = statements.at(-1)!;
      const booked = company.entries.flatMap(({ postings }) => postings.filter(({ account }) => account === bankAccount.account));
      expect(closing.toString()).toBe(Decimal.sum(booked.map(({ quantity }) => quantity)).toString());
    }
  });

  it('give every line an id of its own', () => {
    for (const statements of all) {
      const references = statements.flatMap(({ lines }) => lines.map(({ reference }) => reference));
      expect(new Set(references).size).toBe(references.length);
    }
  });

  it('overlap in the same lines with the same ids', () => {
    const account = bankAccounts[0]!;
    const first = statementBetween(company, account, plainDate('2026-01-01'), plainDate('2026-02-14'));
    const second = statementBetween(company, account, plainDate('2026-02-01'), plainDate('2026-03-15'));
    const shared = first.lines.filter(({ date }) => date >= '2026-02-01');
    expect(shared.length).toBeGreaterThan(30);
    expect(second.lines.slice(0, shared.length)).toEqual(shared);
    // Two equal lines of one day are among them: the twin payments, which no importer may merge.
    expect(shared.filter(({ payee }) => payee === 'Harbor Row Storage').length).toBe(2);
    expect(gapOf(first)).toBe('0.00');
    expect(gapOf(second)).toBe('0.00');
  });
});

describe('the bank formats', () => {
  const lines = euro.flatMap((statement) => statement.lines);
  const amounts = lines.map(({ amount }) => amount.toString());

  it('OFX is well formed and says the same', () => {
    for (const statements of all) expect(faultOf(ofx(statements))).toBeNull();
    const file = ofx(euro);
    expect(texts(file, 'TRNAMT')).toEqual(amounts);
    expect(texts(file, 'FITID')).toEqual(lines.map(({ reference }) => reference));
    expect(texts(file, 'BALAMT')).toEqual(euro.map(({ closing }) => closing.toString()));
  });

  it('CAMT.053 is well formed and says the same', () => {
    for (const statements of all) expect(faultOf(camt053(statements))).toBeNull();
    const file = camt053(euro);
    const signed = [...file.matchAll(/<Ntry>.*?<Amt Ccy="EUR">([\d.]+)<\/Amt><CdtDbtInd>(\w+)</g)].map(
      ([, amount, side]) => `${side === 'DBIT' ? '-' : ''}${amount}`,
    );
    expect(signed).toEqual(amounts);
    const balances = [...file.matchAll(/<Cd>(OPBD|CLBD)<\/Cd>.*?>([\d.]+)<\/Amt>/g)].map(([, code, amount]) => `${code} ${amount}`);
    expect(balances).toEqual(euro.flatMap(({ opening, closing }) => [`OPBD ${opening}`, `CLBD ${closing}`]));
  });

  it('MT940 says the same within its character set and line length', () => {
    const file = mt940(euro);
    const signed = [...file.matchAll(/^:61:\d{10}([CD])(\d+,\d\d)NTRF/gm)].map(
      ([, mark, amount]) => `${mark === 'D' ? '-' : ''}${amount!.replace(',', '.')}`,
    );
    expect(signed).toEqual(amounts);
    for (const line of all.flatMap((statements) => mt940(statements).split('\r\n'))) {
      expect(line.length).toBeLessThanOrEqual(70);
      expect(line).toMatch(/^[A-Za-z0-9/\-?:().,'+ {}]*$/);
    }
    expect([...file.matchAll(/^:60F:/gm)].length).toBe(months.length);
  });

  it('each CSV layout says the same', () => {
    const rowsOf = (layout: 'us' | 'de' | 'uk'): string[] => bankCsv(euro, layout).trimEnd().split(/\r?\n/).slice(1);
    const us = rowsOf('us').map((row) => row.split(',').at(-2)!);
    const de = rowsOf('de').map((row) => row.split(';').at(-3)!.replaceAll('.', '').replace(',', '.'));
    const uk = rowsOf('uk').map((row) => {
      const [out, into] = row.split(',').slice(-3);
      return out ? `-${out}` : into!;
    });
    expect(us).toEqual(amounts);
    expect(de.reverse()).toEqual(amounts);
    expect(uk).toEqual(amounts);
    expect(rowsOf('us')[0]).toMatch(/^10\/\d\d\/2023,/);
    expect(rowsOf('de').at(-1)).toMatch(/^\d\d\.10\.2023;/);
    expect(rowsOf('uk')[0]).toMatch(/^\d\d Oct 2023,/);
  });

  it('all files have names of their own and something in them', () => {
    const files = demoFiles(company);
    expect(new Set(files.map(({ name }) => name)).size).toBe(files.length);
    expect(files.filter(({ content }) => content.length < 1000).map(({ name }) => name)).toEqual([]);
  });
});
