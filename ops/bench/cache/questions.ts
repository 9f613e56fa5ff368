const reportsUntil = (asOf: string) => `
  kpis(period: { range: { from: "2025-10-01", to: "${asOf}" } }, compareTo: PREVIOUS_YEAR) {
    currency kpis { key label unit value nullReason previous changeRatio trend goodWhen warnings { code message } history(points: 12) { period { label } value } }
  }
  expenseTrend(from: "2025-10-01", to: "${asOf}", interval: MONTH, top: 8) {
    categories { label share total { amount currency } } buckets { period { label } total { amount currency } amounts }
  }
  balanceSheet(asOf: "${asOf}") {
    currency
    assets { total { amount currency } lines { depth account { id name fullName type } value { amount currency } } }
    liabilities { total { amount currency } lines { depth account { id name fullName type } value { amount currency } } }
    equity { total { amount currency } lines { depth account { id name fullName type } value { amount currency } } }
  }
`;

/** What the overview page asks, in one question. `asOf` is the last day; another one is another question. */
export const overview = (asOf: string) => `{
  ${reportsUntil(asOf)}
  transactions(first: 10, filter: { date: { from: "2020-01-01", to: "${asOf}" } }) {
    totalCount edges { node { id date payee description postings { account { id name fullName type } amount { amount currency } } } }
  }
}`;

/** Its reports alone: each of its fields is kept. */
export const reports = (asOf: string) => `{ ${reportsUntil(asOf)} }`;

export const small = '{ book { name currency firstDate lastDate } }';
export const lastDay = '2026-09-30';
