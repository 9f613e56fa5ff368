import { type ApolloServer, HeaderMap } from '@apollo/server';
import type { CacheSession } from '../cache/session.ts';
import type { Context } from '../context.ts';
import type { Buckets } from '../fair-use/buckets.ts';
import { dayIn } from '../ledger/today.ts';
import type { Answers, Question } from './answers.ts';
import { charge } from './fair-use.ts';
import type { AnswerNotes } from './graphql-route.ts';
import type { PersistedDocuments } from './persisted.ts';
import { contextOf, type GateParts } from './request-context.ts';
import { currentScope } from './request-scope.ts';
import type { Standing } from './standing.ts';
import type { Asking } from './who-asks.ts';

export interface InsideParts {
  readonly apollo: ApolloServer<Context>;
  readonly gate: GateParts;
  /** Null: no answer is kept. */
  readonly answers: Answers | null;
  readonly notes: AnswerNotes;
  readonly budgets: Buckets;
  readonly documents: PersistedDocuments;
  sessionOf(context: Context): CacheSession;
}

/** A question of the dashboard's, by the digest of its document. */
export interface NamedQuestion {
  readonly name: string;
  readonly digest: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Asks in the name of who sent a request. Throws where the question is refused; null where it has no clean answer. */
export type AskInside = (asking: Asking, standing: Standing, question: NamedQuestion) => Promise<unknown>;

const accept = 'application/json';

/**
 * The server's own way to ask what a request to /graphql would ask: the same rights, charges, caches and metrics, without
 * the request.
 */
export function askInside(parts: InsideParts): AskInside {
  return async (asking, standing, { name, digest, variables }) => {
    const text = parts.documents.get(digest);
    if (text === undefined) return null;
    const question = { text, operationName: name, variables };
    const answer = (await keptText(parts, standing, question)) ?? (await answerText(parts, asking, standing, question));
    const { data, errors } = JSON.parse(answer);
    return errors ? null : data;
  };
}

async function keptText({ gate, answers, budgets }: InsideParts, standing: Standing, question: Question): Promise<string | null> {
  const policy = answers?.policyFor(question.text);
  if (!answers || !policy) return null;
  const { viewer, came } = standing;
  const today = dayIn(came.book.timeZone, gate.now());
  const kept = answers.find(policy, question, { permissions: viewer.permissions, came, today });
  if (!kept) return null;
  await charge(budgets, { viewer, book: came.book }, kept.facts.points);
  answers.tell('hit', kept.facts.bytes);
  const written = await kept.written('identity');
  return written.bytes.toString('utf8');
}

async function answerText(parts: InsideParts, asking: Asking, standing: Standing, question: Question): Promise<string> {
  const context = await contextOf(parts.gate, asking, Promise.resolve(standing));
  const { headers, body } = await parts.apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest: {
      method: 'POST',
      headers: new HeaderMap([
        ['content-type', 'application/json'],
        ['accept', accept],
      ]),
      body: { query: question.text, operationName: question.operationName, variables: question.variables },
      search: '',
    },
    context: async () => context,
  });
  if (body.kind !== 'complete') throw new Error('an answer in parts was not asked for');
  const note = parts.notes.of(context);
  if (note && parts.answers) {
    await parts.answers.keep(note.policy, note.question, note.context, {
      text: body.string,
      accept,
      mediaType: headers.get('content-type') ?? 'application/json; charset=utf-8',
      session: parts.sessionOf(note.context),
      label: currentScope()?.operation ?? '_anonymous',
      points: note.context.budget.points,
    });
  }
  return body.string;
}
