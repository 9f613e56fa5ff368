import { setTimeout as sleep } from 'node:timers/promises';
// Written by `npm run codegen` from the document below and the schema.
import type { ExpensesQuery, ExpensesQueryVariables } from './gql.ts';

const expensesDocument = /* GraphQL */ `
  query Expenses($from: Date!, $to: Date!) {
    expenseTrend(from: $from, to: $to, interval: MONTH, top: 5) {
      currency
      categories { label total { amount } share }
    }
  }
`;

/** Where Farthing is, and the key that opens it; without sign-in there is none. */
export interface Farthing {
  readonly url: string;
  readonly key?: string;
}

/** Asks a question. Waits where it is told that it asks too often; throws what else is refused, in the server's own words. */
async function ask<Answer, Variables>({ url, key }: Farthing, query: string, variables: Variables): Promise<Answer> {
  const headers = { 'content-type': 'application/json', ...(key && { authorization: `Bearer ${key}` }) };
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
  if (response.status === 429) {
    await sleep(Number(response.headers.get('retry-after') ?? 1) * 1_000);
    return ask({ url, key }, query, variables);
  }
  const { data, errors } = (await response.json()) as { data?: Answer; errors?: { message: string }[] };
  if (errors || !data) throw new Error(errors?.map(({ message }) => message).join('\n') ?? `status ${response.status}`);
  return data;
}

/** The largest expenses of a time, one line each. Amounts stay text: a float would round them. */
export async function largestExpenses(farthing: Farthing, from: string, to: string): Promise<string[]> {
  const answer = await ask<ExpensesQuery, ExpensesQueryVariables>(farthing, expensesDocument, { from, to });
  const { currency, categories } = answer.expenseTrend!;
  return categories.map(({ label, total }) => `${label}: ${total.amount} ${currency}`);
}
