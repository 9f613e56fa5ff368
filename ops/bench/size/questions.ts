import { benchChart } from '../books/chart.ts';
import { firstDay, lastDay, middleDay } from './calendar.ts';

/** One query of the API with what it is asked with. */
export interface Question {
  readonly name: string;
  readonly query: string;
  readonly variables: Record<string, unknown>;
}

const section =
  '{ total { amount } comparativeTotals { amount } lines { account { id } label depth hasChildren value { amount currency } comparatives { amount } native { amount currency } } }';
const trend =
  'total { amount } categories { account { id } label total { amount } share } buckets { period { from to label isPartial } total { amount } amounts movingAverage { amount } yearAgo { amount } changeOnPrevious } unpriced { currency amount on }';
const figures = 'key label unit value nullReason previous change changeRatio trend goodWhen inferred warnings { code message }';
const row = 'id date payee description status postings { account { id name fullName type } amount { amount currency } }';

const kpis = `kpis(period: $period, compareTo: PREVIOUS_YEAR, keys: $keys, currency: $currency) { currency unpriced { currency amount } kpis { ${figures} } }`;
const course =
  'course: kpis(period: $coursePeriod, compareTo: NONE, keys: $keys, currency: $currency) { kpis { key history(points: 12) { period { from to label } value } } }';
const expenseTrend = `expenseTrend(from: $from, to: $to, interval: MONTH, top: 8, currency: $currency) { currency ${trend} }`;
const balanceSheet = `balanceSheet(asOf: $asOf, comparisons: $comparisons, currency: $currency) { asOf assets ${section} liabilities ${section} equity ${section} totalLiabilitiesAndEquity { amount } imbalance { amount currency } unpriced { currency amount on } warnings { code } }`;

const periods = { period: { fiscalYear: 2026 }, coursePeriod: { range: { from: '2026-11-01', to: '2026-11-30' } } };
const range = { from: '2024-12-01', to: '2026-11-30' };
const year = { from: '2025-12-01', to: '2026-11-30' };
const asOf = { asOf: lastDay, comparisons: ['2025-11-20'] };
/** The eight that the overview page shows. */
const eight = ['CASH_ON_HAND', 'REVENUE', 'EXPENSES', 'NET_INCOME', 'BURN_RATE', 'RUNWAY_MONTHS', 'OUTSTANDING_DEBT', 'WORKING_CAPITAL'];

const kpisQuery = `query ($period: PeriodInput!, $keys: [KpiKey!], $currency: Currency) { ${kpis} }`;
const trendQuery = `query ($from: Date!, $to: Date!, $currency: Currency) { ${expenseTrend} }`;
const sheetQuery = `query ($asOf: Date!, $comparisons: [Date!]!, $currency: Currency) { ${balanceSheet} }`;

/** The hot account, up to a day in the middle: what stands there is as deep in the books as it gets. */
export const deepRegister = {
  query: `query ($name: String!, $range: DateRangeInput, $after: String) {
    account(fullName: $name) { register(first: 50, range: $range, after: $after) {
      edges { cursor node { id date amount { amount currency } runningBalance { amount currency } transaction { payee description } } } pageInfo { endCursor } } } }`,
  variables: { name: benchChart().hot, range: { from: firstDay, to: middleDay } },
};

/** Every report. `afterInRegister`: a cursor of `deepRegister`. */
export function reportQuestions(afterInRegister: string): Question[] {
  return [
    { name: 'kpis', query: kpisQuery, variables: periods },
    {
      name: 'kpis, 12-point history',
      query: `query ($coursePeriod: PeriodInput!, $keys: [KpiKey!], $currency: Currency) { ${course} }`,
      variables: periods,
    },
    { name: 'expenseTrend, 24 months, top 8', query: trendQuery, variables: range },
    { name: 'balanceSheet, one comparison', query: sheetQuery, variables: asOf },
    {
      name: 'incomeStatement, year by month',
      query: `query ($from: Date!, $to: Date!) { incomeStatement(from: $from, to: $to, interval: MONTH) { revenue ${section} expenses ${section} netIncome { amount } netIncomeByBucket { amount } } }`,
      variables: year,
    },
    {
      name: 'cashFlow, year by month',
      query: `query ($from: Date!, $to: Date!) { cashFlow(from: $from, to: $to, interval: MONTH) { openingCash { amount } operating ${section} investing ${section} financing ${section} currencyEffect { amount } closingCash { amount } } }`,
      variables: year,
    },
    {
      name: 'trialBalance',
      query:
        'query ($asOf: Date!) { trialBalance(asOf: $asOf) { lines { account { id } label debit credit native { amount currency } } totalDebit { amount } totalCredit { amount } } }',
      variables: { asOf: lastDay },
    },
    {
      name: 'balances of all accounts',
      query:
        '{ accounts(first: 1000) { edges { node { id fullName name type role depth balance(currency: "EUR") { native { amount currency } value { amount } } } } } }',
      variables: {},
    },
    { name: 'register of the hot account, first page', query: deepRegister.query, variables: { name: benchChart().hot } },
    {
      name: 'register of the hot account, deep page',
      query: deepRegister.query,
      variables: { ...deepRegister.variables, after: afterInRegister },
    },
    { name: 'kpis in USD', query: kpisQuery, variables: { ...periods, currency: 'USD' } },
    { name: 'expenseTrend, 24 months, top 8 in USD', query: trendQuery, variables: { ...range, currency: 'USD' } },
    { name: 'balanceSheet, one comparison in USD', query: sheetQuery, variables: { ...asOf, currency: 'USD' } },
  ];
}

/** All that the first page shows, in one request. */
export const overview: Question = {
  name: 'overview',
  query: `query ($period: PeriodInput!, $coursePeriod: PeriodInput!, $keys: [KpiKey!], $currency: Currency, $from: Date!, $to: Date!, $asOf: Date!, $comparisons: [Date!]!) {
    ${kpis} ${course} ${expenseTrend} ${balanceSheet}
    transactions(first: 20) { edges { cursor node { ${row} } } } }`,
  variables: { ...periods, ...range, ...asOf, keys: eight },
};

/** A page of entries. With `last`, one from the end: where a deep page's cursor is had from. */
export const listQuery = `query ($first: Int, $last: Int, $after: String, $filter: TransactionFilter, $orderBy: TransactionOrder!) {
  transactions(first: $first, last: $last, after: $after, filter: $filter, orderBy: $orderBy) { edges { cursor node { ${row} } } pageInfo { hasNextPage endCursor } } }`;
