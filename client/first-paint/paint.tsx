import { ApolloClient, ApolloLink, type DocumentNode, Observable } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import { renderToString } from 'react-dom/server';
import { parseAddress } from '../address/address.ts';
import { Painted, Shown } from '../address/use-address.tsx';
import { createCache } from '../apollo/cache.ts';
import { todayIn } from '../format/date.ts';
import { bestLocale, inLocale } from '../format/locale.ts';
import { asOf, now } from '../format/now.ts';
import { KpisDocument, ShellOfBookDocument, type ShellOfBookQuery } from '../gql/operations.ts';
import { digests } from '../gql/persisted-digests.ts';
import { kpiVariables } from '../kpis/question.ts';
import { Shell } from '../shell/Shell.tsx';
import { viewOf } from '../shell/view.ts';
import { firstAnswersId, writtenAnswers } from './first-answers.ts';

/** Questions that the server has asked in the reader's name, and their answers. */
export type Answered = {
  /** As the address names it; null: the default book. */
  bookId: string | null;
  answers: readonly { name: string; variables: Record<string, unknown>; data: unknown }[];
};

const documents: Readonly<Record<string, DocumentNode>> = { ShellOfBook: ShellOfBookDocument, Kpis: KpisDocument };

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
export function paint(search: string, { bookId, answers }: Answered, moment: Date, locale: string): { root: string; answers: string } {
  const cache = createCache();
  const client = new ApolloClient({ link: unanswered, cache, dataMasking: true });
  for (const { name, variables, data } of answers) {
    const query = documents[name];
    if (query) client.writeQuery({ query, variables, data });
  }
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
  const text = writtenAnswers(bookId, cache.extract());
  client.stop();
  return { root, answers: `<script type="application/json" id="${firstAnswersId}">${text}</script>` };
}

/** What was not asked for is left to the page: its place stays grey. */
const unanswered = new ApolloLink(() => new Observable(() => undefined));
