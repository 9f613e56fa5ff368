import { type ApolloServer, type ApolloServerPlugin, HeaderMap } from '@apollo/server';
import type { Request, RequestHandler } from 'express';
import type { CacheSession } from '../cache/session.ts';
import type { Context } from '../context.ts';
import type { Answers, DocumentPolicy, Question } from './answers.ts';
import { asksForCacheReport } from './cache-report.ts';
import { askingOf } from './deadline.ts';
import { readEarly } from './early-question.ts';
import { wholeRequestRefused } from './errors.ts';
import { type PersistedDocuments, searchWithDocument, withDocument } from './persisted.ts';
import { contextOf, type GateParts } from './request-context.ts';
import { currentScope } from './request-scope.ts';
import { sendAnswer } from './send-answer.ts';
import { standingInNeed } from './standing.ts';

export interface GraphqlParts {
  readonly apollo: ApolloServer<Context>;
  readonly gate: GateParts;
  /** Null: no answer is kept. */
  readonly answers: Answers | null;
  readonly notes: AnswerNotes;
  readonly documents: PersistedDocuments;
  sessionOf(context: Context): CacheSession;
}

/** What Apollo found out about a question while it answered it. */
interface Note {
  readonly policy: DocumentPolicy;
  readonly question: Question;
  /** That of the resolvers. */
  readonly context: Context;
}

/**
 * Remembers of each request whose answer may be kept what its document is. Apollo gives resolvers a copy of the context:
 * what the two share is the budget.
 */
export class AnswerNotes {
  private readonly known = new WeakMap<Context['budget'], Note>();

  constructor(private readonly answers: Answers | null) {}

  of(context: Context): Note | null {
    return this.known.get(context.budget) ?? null;
  }

  readonly plugin: ApolloServerPlugin<Context> = {
    requestDidStart: async () => ({
      didResolveOperation: async ({ schema, document, source, request, contextValue }) => {
        // What the cache did is told anew each time.
        if (!this.answers || asksForCacheReport(request.http?.headers.get('farthing-debug'))) return;
        const policy = this.answers.policyOf(schema, document);
        const { operationName = null, variables = null } = request;
        const question = { text: source, operationName, variables };
        if (policy.ttlSeconds > 0) this.known.set(contextValue.budget, { policy, question, context: contextValue });
      },
      willSendResponse: async ({ response, contextValue }) => {
        // What went wrong may go right the next time.
        if (response.body.kind !== 'single' || response.body.singleResult.errors) this.known.delete(contextValue.budget);
      },
    }),
  };
}

/** Answers questions that no kept answer was found for, and keeps what may be kept. */
export function graphqlRoute({ apollo, gate, answers, notes, documents, sessionOf }: GraphqlParts): RequestHandler {
  return async (request, response) => {
    const asking = askingOf(request, response);
    let context: Context | null = null;
    const { status, headers, body } = await apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: {
        method: request.method,
        headers: headersOf(request),
        body: withDocument(documents, request.body),
        search: searchWithDocument(documents, searchOf(request)),
      },
      context: async () => {
        context = await contextOf(gate, asking, readEarly(request)?.standing ?? standingInNeed(gate, asking)).catch(wholeRequestRefused);
        return context;
      },
    });
    if (body.kind !== 'complete') throw new Error('an answer in parts was not asked for');
    const scope = currentScope();
    if (scope) scope.answerBytes = Buffer.byteLength(body.string);
    // Where the client takes no type that there is, Apollo's refusal comes after the answer.
    const isAnswer = status === undefined || status === 200;
    const kept = isAnswer && context && answers && (await keptOf(answers, notes, sessionOf, context, request, headers, body.string));
    if (kept) {
      const own = response.getHeaders();
      const before = Object.entries(own).flatMap(([name, value]) => [name, String(value)]);
      for (const name of Object.keys(own)) response.removeHeader(name);
      await sendAnswer(request, response, kept, [...before, ...[...headers].flat()]);
      return;
    }
    for (const [name, value] of headers) response.setHeader(name, value);
    response.setHeader('Cache-Control', 'no-store');
    response.setHeader('Content-Length', Buffer.byteLength(body.string));
    response.statusCode = status ?? 200;
    response.end(body.string);
  };
}

async function keptOf(
  answers: Answers,
  notes: AnswerNotes,
  sessionOf: GraphqlParts['sessionOf'],
  context: Context,
  request: Request,
  headers: HeaderMap,
  text: string,
) {
  const note = notes.of(context);
  if (!note) return null;
  return answers.keep(note.policy, note.question, note.context, {
    text,
    accept: request.headers.accept ?? '',
    mediaType: headers.get('content-type') ?? 'application/json; charset=utf-8',
    session: sessionOf(note.context),
    label: currentScope()?.operation ?? '_anonymous',
    points: note.context.budget.points,
  });
}

function headersOf(request: Request): HeaderMap {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return headers;
}

function searchOf({ url }: Request): string {
  const at = url.indexOf('?');
  return at < 0 ? '' : url.slice(at);
}
