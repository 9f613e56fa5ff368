/** What people ask when they look at their books, each with a number that makes another question of it: a month, an account, a word. */
type Asking = (n: number) => { readonly query: string; readonly variables: Record<string, unknown> };

const lastDays = Array.from({ length: 24 }, (_, month) => new Date(Date.UTC(2025, month + 1, 0)).toISOString().slice(0, 10));
const dayOf = (n: number) => lastDays[n % lastDays.length]!;
const words = ['rent', 'train tickets', 'insurance', 'what did I spend on food', 'phone', 'garden'];

/** Cached fields with provenance first: those are answered with while the database is away. */
export const reports: readonly Asking[] = [
  (n) => ({
    query: `query Overview($asOf: Date!) {
      kpis(period: { range: { from: "2025-01-01", to: $asOf } }) { currency kpis { key label value previous } provenance { stale } }
      balanceSheet(asOf: $asOf) { assets { total { amount } lines { account { name } value { amount } } } provenance { stale } }
    }`,
    variables: { asOf: dayOf(n) },
  }),
  (n) => ({
    query: `query Trend($to: Date!) { expenseTrend(from: "2025-01-01", to: $to) {
      categories { label share total { amount } } buckets { period { label } amounts } provenance { stale } } }`,
    variables: { to: dayOf(n) },
  }),
  (n) => ({
    query: `query Trial($asOf: Date!) { trialBalance(asOf: $asOf) { lines { account { fullName } debit credit } provenance { stale } } }`,
    variables: { asOf: dayOf(n) },
  }),
  (n) => ({
    query: `query Income($to: Date!) { incomeStatement(from: "2025-01-01", to: $to, interval: QUARTER) { currency provenance { stale } } }`,
    variables: { to: dayOf(n) },
  }),
  (n) => ({
    query: `query Cash($to: Date!) { cashFlow(from: "2025-01-01", to: $to, interval: MONTH) { currency provenance { stale } } }`,
    variables: { to: dayOf(n) },
  }),
];

export const lists: readonly Asking[] = [
  (n) => ({
    query: `query Entries($to: Date!) { transactions(first: 25, filter: { date: { from: "2025-01-01", to: $to } }) {
      totalCount edges { node { id date description postings { account { fullName } amount { amount currency } } } } } }`,
    variables: { to: new Date(Date.UTC(2025, 0, 40 + (n % 680))).toISOString().slice(0, 10) },
  }),
  () => ({ query: '{ accounts(first: 100) { edges { node { id fullName type } } } }', variables: {} }),
  () => ({ query: '{ viewer { name } book { name currency firstDate lastDate } }', variables: {} }),
  (n) => ({
    query: `query Find($words: String!) { search(query: $words, first: 10) { edges { score node { __typename } } } }`,
    variables: { words: words[n % words.length] },
  }),
];

export const mixed: readonly Asking[] = [...reports, ...lists];
