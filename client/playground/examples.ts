/** A question to begin with. All of them are asked of the made-up company by a test. */
export interface Example {
  readonly title: string;
  readonly about: string;
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

const text = (query: string) => `${query.trim()}\n`;

export const examples: readonly Example[] = [
  {
    title: 'Key figures',
    about: 'A fiscal year, compared with the one before.',
    query: text(`
# What a fiscal year came to, beside the year before. Press Ctrl-Enter to ask.
query KeyFigures($year: Int!) {
  kpis(period: { fiscalYear: $year }, compareTo: PREVIOUS_YEAR) {
    currency
    kpis { label value unit previous changeRatio nullReason }
    provenance { dataVersion computedAt }
  }
}`),
    variables: { year: 2026 },
  },
  {
    title: 'Where the money went',
    about: 'The five largest categories of a period, month by month.',
    query: text(`
query WhereTheMoneyWent($from: Date!, $to: Date!) {
  expenseTrend(from: $from, to: $to, interval: MONTH, top: 5) {
    categories { label total { amount currency } share }
    buckets { period { label } total { amount } amounts }
  }
}`),
    variables: { from: '2026-01-01', to: '2026-09-30' },
  },
  {
    title: 'What is owned and owed',
    about: 'The balance sheet of a day, and what does not balance.',
    query: text(`
query BalanceSheet($asOf: Date!) {
  balanceSheet(asOf: $asOf) {
    currency
    assets { total { amount } lines { label value { amount } } }
    liabilities { total { amount } lines { label value { amount } } }
    equity { total { amount } }
    imbalance { amount currency }
  }
}`),
    variables: { asOf: '2026-09-30' },
  },
  {
    title: 'Page by page',
    about: 'Entries by a filter, largest first; pass endCursor as after.',
    query: text(`
query LargestInvoices($after: String) {
  transactions(first: 10, after: $after, filter: { types: [REVENUE] }, orderBy: AMOUNT_DESC) {
    totalCount
    edges { node { date payee description postings { account { fullName } amount { amount currency } } } }
    pageInfo { hasNextPage endCursor }
  }
}`),
    variables: { after: null },
  },
  {
    title: 'Search by meaning',
    about: 'Finds entries by what they are about, not only by their words.',
    query: text(`
query Search($query: String!) {
  search(query: $query, first: 5) {
    edges { score node { ... on Transaction { date payee description } ... on Account { fullName } } }
  }
}`),
    variables: { query: 'software subscriptions' },
  },
  {
    title: 'Who asks, and what is left',
    about: 'Scopes, books, and the points that questions cost.',
    query: text(`
query WhoAsks {
  viewer {
    name
    scopes
    books { edges { node { id name } } }
    rateLimit { limit remaining resetAt }
  }
}`),
  },
  {
    title: 'Hear of changes',
    about: 'Goes on until it is stopped: change something, and see.',
    query: text(`
# Over a WebSocket. Change something in the book meanwhile, or import a file.
subscription Changes {
  bookChanged { book { name transactionCount } domains dataVersion }
}`),
  },
];
