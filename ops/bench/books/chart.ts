/** The chart of the generated books: 300 accounts with postings, in a tree of 2 to 4 levels. Names tell hledger and Farthing the types. */
export interface BenchChart {
  /** The current account, which a fifth of all postings are on. */
  readonly hot: string;
  /** The foreign currencies' own bank accounts. */
  readonly foreignBanks: Readonly<Record<ForeignCurrency, string>>;
  readonly savings: readonly string[];
  readonly receivables: readonly string[];
  readonly payables: readonly string[];
  readonly cards: readonly string[];
  readonly loans: readonly string[];
  readonly equity: readonly string[];
  readonly tax: string;
  readonly revenues: readonly string[];
  readonly expenses: readonly string[];
  /** Expense accounts that loans and exchanges post to. */
  readonly interest: string;
}

export const baseCurrency = 'EUR';
export const foreignCurrencies = ['USD', 'GBP', 'CHF'] as const;
export type ForeignCurrency = (typeof foreignCurrencies)[number];

const departments = ['sales', 'engineering', 'support', 'operations', 'people', 'finance', 'legal', 'research', 'logistics'];
const subjects = ['travel', 'software', 'training', 'supplies', 'telephone'];
const travelKinds = ['flights', 'trains', 'hotels', 'meals'];
const costs = ['hosting', 'licences', 'freight', 'packaging'];
const products = ['subscriptions', 'services', 'hardware', 'support', 'training'];
const markets = ['austria', 'germany', 'switzerland', 'france', 'italy', 'overseas'];

const numbered = (name: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${name} ${String(index + 1).padStart(2, '0')}`);

/** Always the same chart. */
export function benchChart(): BenchChart {
  const interest = 'expenses:finance:interest';
  return {
    hot: 'assets:bank:current',
    foreignBanks: { USD: 'assets:bank:dollars', GBP: 'assets:bank:pounds', CHF: 'assets:bank:francs' },
    savings: ['assets:bank:savings', 'assets:bank:reserve', 'assets:cash:till'],
    receivables: numbered('assets:receivable:customer', 30),
    payables: numbered('liabilities:payable:supplier', 20),
    cards: numbered('liabilities:card', 10),
    loans: numbered('liabilities:loan:bank', 6),
    equity: ['equity:opening', 'equity:capital'],
    tax: 'liabilities:tax:vat',
    revenues: products.flatMap((product) => markets.map((market) => `revenue:${product}:${market}`)),
    expenses: [...expenseNames(193), interest],
    interest,
  };
}

/** Depth 2 (the cost of goods) to 4 (travel of a department), filled up with sundry accounts. */
function expenseNames(count: number): string[] {
  const named = [
    ...costs.map((cost) => `expenses:cogs:${cost}`),
    ...departments.map((department) => `expenses:payroll:${department}`),
    ...departments.flatMap((department) =>
      subjects.flatMap((subject) =>
        subject === 'travel' ? travelKinds.map((kind) => `expenses:${department}:travel:${kind}`) : [`expenses:${department}:${subject}`],
      ),
    ),
    'expenses:rent',
    'expenses:insurance',
    'expenses:donations',
  ];
  return [...named, ...numbered('expenses:sundry:item', count - named.length)];
}

/** Every account that is posted to. */
export function accountNames(chart: BenchChart): string[] {
  const { hot, foreignBanks, savings, receivables, payables, cards, loans, equity, tax, revenues, expenses } = chart;
  return [
    hot,
    ...Object.values(foreignBanks),
    ...savings,
    ...receivables,
    ...payables,
    ...cards,
    ...loans,
    ...equity,
    tax,
    ...revenues,
    ...expenses,
  ];
}
