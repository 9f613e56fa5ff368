import type { ApolloClient, DocumentNode } from '@apollo/client';
import { KpisDocument, ShellOfBookDocument } from '../gql/operations.ts';

/** What a painted page was made of: questions that the server has asked in the reader's name, and their answers. */
export type FirstAnswers = {
  /** As the address names it; null: the default book. */
  bookId: string | null;
  answers: readonly { name: string; variables: Record<string, unknown>; data: unknown }[];
};

/** The element of a painted page that holds them. */
export const firstAnswersId = 'first-answers';

const documents: Readonly<Record<string, DocumentNode>> = { ShellOfBook: ShellOfBookDocument, Kpis: KpisDocument };

/** Lays them into a cache, so that what the page shows already is not asked for again. */
export function layInto(client: ApolloClient, { answers }: FirstAnswers): void {
  for (const { name, variables, data } of answers) {
    const query = documents[name];
    if (query) client.writeQuery({ query, variables, data });
  }
}

/** Those of this page, once: whoever comes back to a book later asks anew. Null on a page that was not painted. */
export function takeFirstAnswers(bookId: string | null): FirstAnswers | null {
  const element = document.getElementById(firstAnswersId);
  if (!element) return null;
  element.remove();
  try {
    const found = JSON.parse(element.textContent ?? '') as FirstAnswers;
    return found.bookId === bookId ? found : null;
  } catch {
    // Cut off on its way: everything is asked for, as on a page that was not painted.
    return null;
  }
}
