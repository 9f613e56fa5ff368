import type { ApolloClient } from '@apollo/client';
import { layInto, takeFirstAnswers } from '../first-paint/first-answers.ts';
import { createClient } from './client.ts';

/**
 * One client for each book and each change of its figures, so that nothing old can be left in its cache. React may render
 * the same change several times before it shows it; the shelf gives it the same client each time.
 */
export class ClientShelf {
  private readonly clients = new Map<string, ApolloClient>();

  take(bookId: string | null, generation: number): ApolloClient {
    const key = `${generation} ${bookId ?? ''}`;
    const known = this.clients.get(key);
    if (known) return known;
    const made = createClient(bookId);
    const first = this.clients.size === 0 ? takeFirstAnswers(bookId) : null;
    if (first) layInto(made, first);
    this.clients.set(key, made);
    // The one on show and the one being prepared are all that is ever needed.
    for (const old of [...this.clients.keys()].slice(0, -2)) this.clients.delete(old);
    return made;
  }
}
