import { ApolloClient, ApolloLink, HttpLink } from '@apollo/client';
import { createCache } from './cache.ts';
import { wayToServer } from './links.ts';
import { persisted } from './persisted.ts';

/**
 * A client for one book, or for the viewer's default book where `bookId` is null. A switch of book, or figures that have
 * changed, take a new client: nothing of the old answers can be left over.
 */
export function createClient(bookId: string | null, uri = '/graphql'): ApolloClient {
  return new ApolloClient({
    link: ApolloLink.from([wayToServer, persisted, new HttpLink({ uri, headers: bookHeader(bookId) })]),
    cache: createCache(),
    dataMasking: true,
  });
}

/** Names the book to the API; no header means the default book. */
export function bookHeader(bookId: string | null): Record<string, string> {
  return bookId === null ? {} : { 'farthing-book': bookId };
}
