import type { KpiDefinition } from '../kpis/definition.ts';
import type { ByAccount, FlowFacts, PeriodFacts } from '../kpis/facts.ts';
import { printedValue } from '../kpis/figure.ts';
import { Chart, type ChartAccount } from '../ledger/chart.ts';
import { Decimal } from '../ledger/decimal.ts';
import type { AccountRole, AccountType } from '../ledger/nouns.ts';
import { plainDate } from '../ledger/plain-date.ts';
import { Valued } from '../ledger/valued.ts';

/** `TYPE`, `TYPE ROLE` or `TYPE ROLE guessed`, by full name. */
export type Accounts = Record<string, string>;

/** By full name: `12.50`, or `? 12.50` for an amount of some commodity without a rate. */
export type Amounts = Record<string, string>;

interface WrittenFlows {
  readonly results?: Amounts;
  readonly cashFlow?: Amounts;
  readonly grossBurn?: Amounts;
}

interface WrittenFacts extends WrittenFlows {
  readonly accounts?: Accounts;
  readonly days?: number;
  readonly opening?: Amounts;
  readonly closing?: Amounts;
  readonly months?: readonly WrittenFlows[];
}

/** A small company; a test adds what it is about. */
const company: Accounts = {
  assets: 'ASSET',
  'assets:bank': 'ASSET CASH',
  'assets:till': 'ASSET CASH',
  'assets:customers': 'ASSET RECEIVABLE',
  'assets:stock': 'ASSET INVENTORY',
  'assets:machines': 'ASSET FIXED_ASSET',
  'assets:bonds': 'ASSET MARKETABLE_SECURITY',
  liabilities: 'LIABILITY',
  'liabilities:suppliers': 'LIABILITY PAYABLE',
  'liabilities:card': 'LIABILITY DEBT_SHORT',
  'liabilities:loan': 'LIABILITY DEBT_LONG',
  'liabilities:vat': 'LIABILITY TAX_LIABILITY',
  equity: 'EQUITY',
  income: 'REVENUE',
  'income:sales': 'REVENUE',
  'income:bank interest': 'REVENUE OTHER_INCOME',
  expenses: 'EXPENSE',
  'expenses:goods': 'EXPENSE COST_OF_GOODS',
  'expenses:wages': 'EXPENSE PAYROLL',
  'expenses:rent': 'EXPENSE',
  'expenses:interest': 'EXPENSE INTEREST',
  'expenses:income tax': 'EXPENSE INCOME_TAX',
  'expenses:depreciation': 'EXPENSE DEPRECIATION',
};

/** The accounts of the company without those that start with one of `names`. */
export function companyWithout(...names: readonly string[]): Accounts {
  return Object.fromEntries(Object.entries(company).filter(([name]) => !names.some((start) => name.startsWith(start))));
}

/** Facts as one would write them down. Amounts are debit-positive; cash flows are positive where cash came in. */
export function factsOf(written: WrittenFacts): PeriodFacts {
  const chart = chartOf(written.accounts ?? company);
  return {
    chart,
    days: written.days ?? 30,
    opening: amountsOf(chart, written.opening),
    closing: amountsOf(chart, written.closing),
    months: (written.months ?? []).map((month) => flowsOf(chart, month)),
    ...flowsOf(chart, written),
  };
}

/** What is printed of a KPI over these facts, with two decimals for money, and what is remarked. */
export function figureOf(definition: KpiDefinition, written: WrittenFacts): Figure {
  const measure = definition.measure(factsOf(written));
  const digits = { MONEY: 2, RATIO: 4, MONTHS: 1, DAYS: 1 }[definition.unit];
  return {
    value: printedValue(measure, digits)?.toString() ?? null,
    nullReason: measure.nullReason,
    inferred: measure.inferred,
    warnings: measure.warnings.map((warning) => warning.code),
  };
}

interface Figure {
  readonly value: string | null;
  readonly nullReason: string | null;
  readonly inferred: boolean;
  readonly warnings: readonly string[];
}

export function chartOf(accounts: Accounts): Chart {
  const ids = new Map(Object.keys(accounts).map((name, index) => [name, index + 1]));
  return new Chart(
    Object.entries(accounts).map(([fullName, written]): ChartAccount => {
      const names = fullName.split(':');
      const path = names.map((_, index) => ids.get(names.slice(0, index + 1).join(':'))).filter((id) => id !== undefined);
      const [type, role, guessed] = written.split(' ');
      return {
        id: ids.get(fullName)!,
        fullName,
        name: names.at(-1)!,
        depth: path.length,
        parentId: path.at(-2) ?? null,
        path,
        type: type as AccountType,
        role: (role as AccountRole | undefined) ?? null,
        roleInferred: guessed !== undefined,
        isConversion: false,
      };
    }),
  );
}

function flowsOf(chart: Chart, { results, cashFlow, grossBurn }: WrittenFlows): FlowFacts {
  return { results: amountsOf(chart, results), cashFlow: amountsOf(chart, cashFlow), grossBurn: amountsOf(chart, grossBurn) };
}

function amountsOf(chart: Chart, amounts: Amounts = {}): ByAccount {
  return new Map(
    Object.entries(amounts).map(([name, written]) => {
      const account = chart.find(name);
      if (!account) throw new Error(`no account ${name} in this chart`);
      const [, unknown, digits] = /^(\? )?(.+)$/.exec(written)!;
      const amount = Decimal.from(digits!);
      return [account.id, unknown ? Valued.of(amount, null, 1, plainDate('2026-01-31')) : Valued.exactly(amount)];
    }),
  );
}
