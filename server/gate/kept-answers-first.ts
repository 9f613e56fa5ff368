import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { KeptAnswer } from '../answers/kept-answer.ts';
import type { Budget } from '../context.ts';
import type { Buckets } from '../fair-use/buckets.ts';
import { dayIn } from '../ledger/today.ts';
import type { Answers, Question } from './answers.ts';
import { asksForCacheReport } from './cache-report.ts';
import { type Early, isPlainBody, isPlainGet, noBody, questionAt, questionIn, readBody } from './early-question.ts';
import { secondsSince } from './elapsed.ts';
import { budgetHeaders, charge } from './fair-use.ts';
import { safety } from './http.ts';
import { requireLocal } from './local-only.ts';
import type { RequestObserver } from './metrics/http.ts';
import type { Metrics } from './metrics/metrics.ts';
import type { PersistedDocuments } from './persisted.ts';
import { type Places, requireBounded } from './request-bounds.ts';
import type { GateParts } from './request-context.ts';
import type { RequestScope } from './request-scope.ts';
import { sendAnswer } from './send-answer.ts';
import { standingInNeed } from './standing.ts';

export interface KeptAnswersParts {
  readonly gate: GateParts;
  readonly answers: Answers;
  /** What questions are charged to. */
  readonly budgets: Buckets;
  readonly documents: PersistedDocuments;
  readonly places: Places;
  readonly observer: RequestObserver;
  readonly metrics: Metrics;
  isStopping(): boolean;
}

const fixed = safety.flat();

/**
 * Answers a question with what is kept before anything else is set in motion: whose credential it is, the state of the book
 * and the budget are looked at as for any other, and then bytes are sent. Whatever is odd about a request, refused or not
 * kept goes `onwards`, the long way, which has words for all of it.
 */
export function keptAnswersFirst(parts: KeptAnswersParts, onwards: RequestListener): RequestListener {
  const lookUp = (request: IncomingMessage, response: ServerResponse, early: Early, question: Question | null, startedMs: number) => {
    answered(parts, request, response, early, question, startedMs).then(
      (isAnswered) => {
        if (!isAnswered) onwards(request, response);
      },
      // Nothing has been sent: what is wrong is found and told the long way.
      () => onwards(request, response),
    );
  };
  return (request, response) => {
    const startedMs = performance.now();
    const { url = '', method } = request;
    if (method === 'POST' && url === '/graphql' && isPlainBody(request)) {
      readBody(request, (early) => lookUp(request, response, early, questionIn(early.body, parts.documents), startedMs));
    } else if (method === 'GET' && url.startsWith('/graphql?') && isPlainGet(request)) {
      lookUp(request, response, noBody(request), questionAt(url, parts.documents), startedMs);
    } else onwards(request, response);
  };
}

async function answered(
  parts: KeptAnswersParts,
  request: IncomingMessage,
  response: ServerResponse,
  early: Early,
  question: Question | null,
  startedMs: number,
): Promise<boolean> {
  const { gate, answers, budgets } = parts;
  const { headers, method = '' } = request;
  const policy = question && answers.policyFor(question.text);
  const mediaType = answers.mediaTypeFor(headers.accept ?? '');
  if (!policy || !mediaType || asksForCacheReport(headers['farthing-debug'] as string | undefined)) return false;
  if (gate.auth.mode === 'open') requireLocal(headers);
  parts.places.holdFor(response);
  requireBounded({ query: question.text, variables: question.variables });
  early.standing = standingInNeed(gate, { method, headers });
  const { viewer, came, isRemembered } = await early.standing;
  // Bytes do not say that they may be old.
  if (isRemembered) return false;
  const today = dayIn(came.book.timeZone, gate.now());
  const answer = answers.find(policy, question, { permissions: viewer.permissions, came, today });
  if (!answer) return false;
  const budget = await charge(budgets, { viewer, book: came.book }, answer.facts.points);
  const scope = parts.observer.begin(request, '/graphql', response, startedMs);
  await send(parts, request, response, answer, mediaType, budget, scope);
  noted(parts, scope, answer, question.operationName);
  return true;
}

async function send(
  parts: KeptAnswersParts,
  request: IncomingMessage,
  response: ServerResponse,
  answer: KeptAnswer,
  mediaType: string,
  budget: Budget,
  scope: RequestScope,
): Promise<void> {
  const headers = [...fixed, 'X-Request-Id', scope.requestId, 'Content-Type', mediaType, ...budgetHeaders(budget).flat()];
  if (parts.isStopping()) headers.push('Connection', 'close');
  const isSame = await sendAnswer(request, response, answer, headers);
  scope.answerBytes = answer.facts.bytes;
  parts.answers.tell(isSame ? 'not_modified' : 'hit', answer.facts.bytes);
}

/** In metrics and in the log it is an operation like any other. */
function noted({ metrics }: KeptAnswersParts, scope: RequestScope, { facts }: KeptAnswer, name: string | null): void {
  const outcome = 'ok';
  scope.operation = facts.label;
  Object.assign(scope.facts, { operation: facts.label, name: name?.slice(0, 100), type: 'query', outcome, kept: true });
  metrics.operationDuration.observe({ operation: facts.label, type: 'query', outcome }, secondsSince(scope.startedMs));
  metrics.operationCost.observe({ operation: facts.label, kind: 'requested' }, facts.points);
}
