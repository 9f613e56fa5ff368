import { CombinedGraphQLErrors, ServerError } from '@apollo/client';

/** What a reader is told when an answer did not come. `refused` is an answer too: it was understood and declined. */
export type Refusal = { kind: 'refused' | 'failed' | 'signed-out'; title: string; message: string };

const titles: Record<string, string> = {
  FORBIDDEN: 'Not yours to see',
  NOT_FOUND: 'Not found',
  RATE_LIMITED: 'Too many questions at once',
  QUERY_TOO_COMPLEX: 'Too much at once',
  BAD_USER_INPUT: 'The question was not understood',
  TIMEOUT: 'This took too long',
  UNAVAILABLE: 'Not available just now',
};
const refusals = new Set(['FORBIDDEN', 'NOT_FOUND', 'RATE_LIMITED', 'QUERY_TOO_COMPLEX', 'BAD_USER_INPUT']);

const signedOut: Refusal = { kind: 'signed-out', title: 'Please sign in', message: 'Sign in to see these books.' };

/** A piece of the page's own code that did not arrive. It will not be asked for again until the page is. */
export function isMissingCode(error: unknown): boolean {
  return error instanceof TypeError && /module script|imported module/i.test(error.message);
}

/** The word that the API has for a refusal; empty where it was none of the API's. */
export function codeOf(error: unknown): string {
  return CombinedGraphQLErrors.is(error) ? String(error.errors[0]?.extensions?.code ?? '') : '';
}

export function refusalOf(error: unknown): Refusal {
  if (isMissingCode(error)) {
    const message = 'The connection broke, or a newer version of Farthing has been installed since this page was opened.';
    return { kind: 'failed', title: 'This part of the page did not arrive', message };
  }
  if (CombinedGraphQLErrors.is(error)) {
    const first = error.errors[0];
    const code = codeOf(error);
    if (code === 'UNAUTHENTICATED') return signedOut;
    const title = titles[code] ?? 'These figures could not be worked out';
    return { kind: refusals.has(code) ? 'refused' : 'failed', title, message: first?.message ?? error.message };
  }
  if (ServerError.is(error) && error.statusCode === 401) return signedOut;
  if (ServerError.is(error))
    return { kind: 'failed', title: 'The server could not answer', message: `It answered with status ${error.statusCode}.` };
  if (error instanceof TypeError)
    return { kind: 'failed', title: 'The server cannot be reached', message: 'Check that it is running and that you are online.' };
  return { kind: 'failed', title: 'This part of the page failed', message: error instanceof Error ? error.message : String(error) };
}
