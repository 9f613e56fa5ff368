import type { TestBook } from './test-app.ts';

/** Every figure of every report, valued in the book's currency: what a copy of the book must yield too. */
export async function figuresOf(book: TestBook): Promise<unknown> {
  const { book: described } = await book.ask('{ book { currency firstDate lastDate transactionCount currencies } }');
  // An opening entry that is set aside is counted as an entry, and a journal has it as a comment.
  const { transactionCount, ...settings } = described;
  if (transactionCount === 0) return { settings };
  const { firstDate: from, lastDate: to } = settings;
  const middle = from.slice(0, 4) === to.slice(0, 4) ? from : `${to.slice(0, 4)}-01-15`;
  const reports = await book.ask(reportsQuery, { from, to, middle });
  const month = { year: Number(to.slice(0, 4)), month: Number(to.slice(5, 7)) };
  const figures = await book.ask('query ($period: PeriodInput!) { kpis(period: $period) { kpis { key value nullReason previous } } }', {
    period: { month },
  });
  return { settings, reports, figures };
}

const reportsQuery = `query ($from: Date!, $to: Date!, $middle: Date!) {
  balanceSheet(asOf: $to, comparisons: [$middle]) {
    assets { ...section } liabilities { ...section } equity { ...section } currencyTranslation { amount } imbalance { amount currency } unpriced { currency amount on }
  }
  incomeStatement(from: $from, to: $to, interval: YEAR) { revenue { ...section } expenses { ...section } netIncome { amount } netIncomeByBucket { amount } }
  cashFlow(from: $from, to: $to, interval: YEAR) { openingCash { amount } operating { ...section } investing { ...section } financing { ...section } currencyEffect { amount } closingCash { amount } }
  trialBalance(asOf: $to) { lines { label native { amount currency } debit credit } totalDebit { amount } totalCredit { amount } }
  expenseTrend(from: $from, to: $to, interval: YEAR) { categories { label total { amount } } buckets { amounts } }
  prices(first: 1000) { edges { node { on currency price in } } }
}
fragment section on StatementSection { total { amount } comparativeTotals { amount } lines { label depth value { amount } comparatives { amount } native { amount currency } account { fullName type role } } }`;
