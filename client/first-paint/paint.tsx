import { ApolloClient, ApolloLink, InMemoryCache, Observable } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import { renderToString } from 'react-dom/server';
import { parseAddress } from '../address/address.ts';
import { Painted, Shown } from '../address/use-address.tsx';
import { todayIn } from '../format/date.ts';
import { bestLocale, inLocale } from '../format/locale.ts';
import { asOf, now } from '../format/now.ts';
import type { ShellOfBookQuery } from '../gql/operations.ts';
import { digests } from '../gql/persisted-digests.ts';
import { kpiVariables } from '../kpis/question.ts';
import { Shell } from '../shell/Shell.tsx';
import { viewOf } from '../shell/view.ts';
import { type FirstAnswers, firstAnswersId, layInto } from './first-answers.ts';

export type Question = { name: string; digest: string; variables: Record<string, unknown> };

/** The book that an address names; null: the default one. */
export function bookAt(search: string): string | null {
  return parseAddress(search).book;
}

/** Whose way of writing dates and numbers a reader wants: his own choice in this browser, else what the browser asks for. */
export function localeOf(chosen: string | null, languages: readonly string[]): string {
  return bestLocale(chosen === null ? languages : [chosen]);
}

/** What the page at `/` asks, as far as the answers go that there are: first whose books they are, then the key figures. */
export function nextQuestion(search: string, answers: readonly unknown[], moment: Date): Question | null {
  return asOf(moment, () => questionAfter(search, answers));
}

function questionAfter(search: string, answers: readonly unknown[]): Question | null {
  if (answers.length === 0) return { name: 'ShellOfBook', digest: digests.ShellOfBook!, variables: {} };
  const { book } = answers[0] as ShellOfBookQuery;
  if (answers.length > 1 || book.transactionCount === 0) return null;
  const today = todayIn(book.timeZone, now());
  const variables = kpiVariables({ ...viewOf(parseAddress(search), book, today), today, isAll: false });
  return { name: 'Kpis', digest: digests.Kpis!, variables };
}

/**
 * The page at `/` as the dashboard draws it once it has these answers, before it has any other: markup for `#root` and,
 * behind it, the answers themselves.
 */
export function paint(search: string, first: FirstAnswers, moment: Date, locale: string): { root: string; answers: string } {
  const client = new ApolloClient({ link: unanswered, cache: new InMemoryCache(), dataMasking: true });
  layInto(client, first);
  const place = { path: '/', search };
  const page = (
    <ApolloProvider client={client}>
      <Painted value={place}>
        <Shown place={place}>
          <Shell isPending={false} wantedPath="/" refresh={() => undefined} />
        </Shown>
      </Painted>
    </ApolloProvider>
  );
  const root = inLocale(locale, () => asOf(moment, () => renderToString(page)));
  client.stop();
  // Nothing in the text may end the element that holds it.
  const text = JSON.stringify(first).replaceAll('<', '\\u003c');
  return { root, answers: `<script type="application/json" id="${firstAnswersId}">${text}</script>` };
}

/** What was not asked for is left to the page: its place stays grey. */
const unanswered = new ApolloLink(() => new Observable(() => undefined));
