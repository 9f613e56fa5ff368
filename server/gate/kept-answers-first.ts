import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { KeptAnswer } from '../answers/kept-answer.ts';
import type { Budget } from '../context.ts';
import type { Buckets } from '../fair-use/buckets.ts';
import { dayIn } from '../ledger/today.ts';
import type { Answers, AskedBefore } from './answers.ts';
import { asksForCacheReport } from './cache-report.ts';
import { type Early, isPlainBody, isPlainGet, noBody, questionAt, questionIn, readBody } from './early-question.ts';
import { secondsSince } from './elapsed.ts';
import { budgetHeaders, chargeAtOnce } from './fair-use.ts';
import { safety } from './http.ts';
import { requireLocal } from './local-only.ts';
import { boundHistogram } from './metrics/bound.ts';
import type { RequestObserver } from './metrics/http.ts';
import type { Metrics } from './metrics/metrics.ts';
import type { PersistedDocuments } from './persisted.ts';
import type { Places } from './request-bounds.ts';
import type { GateParts } from './request-context.ts';
import type { RequestScope } from './request-scope.ts';
import { sendAnswer } from './send-answer.ts';
import { type Standing, standingInNeed } from './standing.ts';

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
 *
 * Most of what a server does is this. So what is the same each time is found once, and nothing waits for its turn but for
 * the database, and for Redis where limits are shared.
 */
export function keptAnswersFirst(parts: KeptAnswersParts, onwards: RequestListener): RequestListener {
  const { answers, documents } = parts;
  const count = countingIn(parts.metrics);
  const lookUp = (asking: Exchange, early: Early, question: () => AskedBefore | null) => {
    const { request, response } = asking;
    // Nothing has been sent: what is wrong is found and told the long way.
    const goOn = () => onwards(request, response);
    try {
      const asked = answerable(parts, request) ? question() : null;
      if (!asked) return goOn();
      parts.places.holdFor(response);
      early.standing = standingInNeed(parts.gate, { method: request.method ?? '', headers: request.headers });
      early.standing
        .then((standing) => answered(parts, asking, asked, standing, count))
        .then((isAnswered) => {
          if (!isAnswered) goOn();
        }, goOn);
    } catch {
      goOn();
    }
  };
  return (request, response) => {
    const startedMs = performance.now();
    const { url = '', method } = request;
    const asking = { request, response, startedMs };
    if (method === 'POST' && url === '/graphql' && isPlainBody(request)) {
      readBody(request, (early) => {
        lookUp(asking, early, () => answers.askedBefore(early.text!, () => questionIn(early.parsed.value, documents)));
      });
    } else if (method === 'GET' && url.startsWith('/graphql?') && isPlainGet(request)) {
      lookUp(asking, noBody(request), () => answers.askedBefore(url, () => questionAt(url, documents)));
    } else onwards(request, response);
  };
}

/** A request, and where its answer goes. */
interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly startedMs: number;
}

/** Whether a kept answer may be sent to whoever sends such headers. Throws where nobody is answered. */
function answerable({ gate, answers }: KeptAnswersParts, { headers }: IncomingMessage): boolean {
  if (answers.mediaTypeFor(headers.accept ?? '') === null) return false;
  if (asksForCacheReport(headers['farthing-debug'] as string | undefined)) return false;
  if (gate.auth.mode === 'open') requireLocal(headers);
  return true;
}

/** False where there is no answer. At once where no limit has to be asked for elsewhere, and the answer has been written so before. */
function answered(
  parts: KeptAnswersParts,
  exchange: Exchange,
  { question, key }: AskedBefore,
  { viewer, came, isRemembered }: Standing,
  count: Count,
): boolean | Promise<boolean> {
  // Bytes do not say that they may be old.
  if (isRemembered) return false;
  const today = dayIn(came.book.timeZone, parts.gate.now());
  const answer = parts.answers.findByKey(key, { permissions: viewer.permissions, came, today });
  if (!answer) return false;
  const budget = chargeAtOnce(parts.budgets, { viewer, book: came.book }, answer.facts.points);
  const sendNow = (left: Budget) => sent(parts, exchange, answer, left, question.operationName, count);
  return budget instanceof Promise ? budget.then(sendNow) : sendNow(budget);
}

function sent(
  parts: KeptAnswersParts,
  { request, response, startedMs }: Exchange,
  answer: KeptAnswer,
  budget: Budget,
  name: string | null,
  count: Count,
): true | Promise<true> {
  const scope = parts.observer.begin(request, '/graphql', response, startedMs);
  const mediaType = parts.answers.mediaTypeFor(request.headers.accept ?? '')!;
  const headers = [...fixed, 'X-Request-Id', scope.requestId, 'Content-Type', mediaType];
  for (const [header, value] of budgetHeaders(budget)) headers.push(header, value);
  if (parts.isStopping()) headers.push('Connection', 'close');
  const told = (isSame: boolean): true => {
    scope.answerBytes = answer.facts.bytes;
    parts.answers.tell(isSame ? 'not_modified' : 'hit', answer.facts.bytes);
    count(scope, answer, name);
    return true;
  };
  const isSame = sendAnswer(request, response, answer, headers);
  return isSame instanceof Promise ? isSame.then(told) : told(isSame);
}

/** In metrics and in the log a kept answer is an operation like any other. */
type Count = (scope: RequestScope, answer: KeptAnswer, name: string | null) => void;

function countingIn({ operationDuration, operationCost }: Metrics): Count {
  const outcome = 'ok';
  const known = new Map<string, { readonly took: (seconds: number) => void; readonly cost: (points: number) => void }>();
  return (scope, { facts }, name) => {
    const { label: operation, points } = facts;
    let series = known.get(operation);
    if (!series) {
      series = {
        took: boundHistogram(operationDuration, { operation, type: 'query', outcome }),
        cost: boundHistogram(operationCost, { operation, kind: 'requested' }),
      };
      known.set(operation, series);
    }
    series.took(secondsSince(scope.startedMs));
    series.cost(points);
    scope.operation = operation;
    Object.assign(scope.facts, { operation, name: name?.slice(0, 100), type: 'query', outcome, kept: true });
  };
}
