import type { ApolloClient, NormalizedCacheObject } from '@apollo/client';

/** What a painted page was made of: answers to what the server has asked in the reader's name, as a cache holds them. */
type FirstAnswers = {
  /** As the address names it; null: the default book. */
  bookId: string | null;
  cache: NormalizedCacheObject;
};

/** The text of the element that holds them; nothing in it may end the element. */
export function writtenAnswers(bookId: string | null, cache: NormalizedCacheObject): string {
  return JSON.stringify({ bookId, cache } satisfies FirstAnswers).replaceAll('<', '\\u003c');
}

/** The element of a painted page that holds them. */
export const firstAnswersId = 'first-answers';

/**
 * Gives them to a new client, so that what the page shows already is not asked for again. They are taken over as they are:
 * to write them answer by answer would hold up the first drawing.
 */
export function layInto(client: ApolloClient, { cache }: FirstAnswers): void {
  client.cache.restore(cache);
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
