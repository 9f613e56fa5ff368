import type { RequestListener } from 'node:http';
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import type { RequestHandler } from 'express';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import type { CacheParts } from './cache/parts.ts';
import { type CachedSchema, cachedSchema } from './cached-schema.ts';
import { documentTokensMax } from './config/limits.ts';
import type { Context } from './context.ts';
import type { Buckets } from './fair-use/buckets.ts';
import { memoryBuckets } from './fair-use/memory-buckets.ts';
import { redisBuckets } from './fair-use/redis-buckets.ts';
import { acceptedTypes } from './gate/accepted-types.ts';
import { Answers } from './gate/answers.ts';
import { type AskInside, askInside } from './gate/ask-inside.ts';
import { cacheReport } from './gate/cache-report.ts';
import { withinBounds } from './gate/document-bounds.ts';
import { questionBody } from './gate/early-question.ts';
import { formatErrorWith } from './gate/errors.ts';
import { fairUse } from './gate/fair-use.ts';
import { AnswerNotes, graphqlRoute } from './gate/graphql-route.ts';
import { keptAnswersFirst } from './gate/kept-answers-first.ts';
import type { RequestObserver } from './gate/metrics/http.ts';
import { countedBuckets } from './gate/metrics/limits.ts';
import type { Metrics } from './gate/metrics/metrics.ts';
import type { KnownOperations } from './gate/metrics/operation-label.ts';
import { operationMetrics } from './gate/metrics/operations.ts';
import type { PersistedDocuments } from './gate/persisted.ts';
import { withRateLimits } from './gate/rate-limit.ts';
import { atMost, boundedQuestion, jsonOnly, type Places } from './gate/request-bounds.ts';
import type { GateParts } from './gate/request-context.ts';
import { subscriptionsElsewhere } from './gate/subscriptions-elsewhere.ts';
import { unavailableStatus } from './gate/unavailable-status.ts';
import type { Redis } from './redis/connection.ts';

export interface GraphqlOf {
  readonly gate: GateParts;
  readonly logger: Logger;
  readonly now: () => Date;
  readonly cache: CacheParts | null;
  readonly redis?: Redis | null;
  readonly documents?: PersistedDocuments;
  readonly knownOperations: KnownOperations;
  readonly metrics: Metrics;
  readonly observer: RequestObserver;
  /** For requests under way. */
  readonly places: Places;
  isStopping(): boolean;
}

/** All that stands behind /graphql. */
export interface Graphql {
  readonly apollo: ApolloServer<Context>;
  /** That which Apollo answers by. */
  readonly schema: GraphQLSchema;
  /** What questions are charged to. */
  readonly budgets: Buckets;
  /** For questions that no kept answer was found for. */
  readonly route: RequestHandler[];
  /** For what the server asks itself in somebody's name. */
  readonly ask: AskInside;
  /** Kept answers before everything else; whatever is left goes on. */
  first(onwards: RequestListener): RequestListener;
  /** Waits for what is computed behind answers that have gone out. */
  idle(): Promise<void>;
}

export async function createGraphql(of: GraphqlOf): Promise<Graphql> {
  const { cache, gate, places, redis, documents = new Map() } = of;
  // Points come back by a clock that nobody sets.
  const own = memoryBuckets(() => performance.now());
  const budgets = countedBuckets(redis ? redisBuckets(redis, own) : own, 'points', of.metrics);
  const cached = cachedSchema(cache, of.now);
  const answers = cache ? new Answers({ events: cache.events, now: of.now }) : null;
  const notes = new AnswerNotes(answers);
  const schema = withRateLimits(cached.schema, countedBuckets(gate.identity.buckets, 'field', of.metrics));
  const apollo = apolloOf(of, schema, cached.sessionOf, budgets, notes);
  await apollo.start();
  const parts = { apollo, gate, answers, notes, documents, sessionOf: cached.sessionOf };
  const answer = graphqlRoute(parts);
  return {
    apollo,
    schema,
    budgets,
    // What is no question of ours is refused before anything is looked up for it.
    route: [atMost(places), jsonOnly, questionBody, boundedQuestion, answer],
    ask: askInside({ ...parts, budgets }),
    first: (onwards) => (answers ? keptAnswersFirst({ ...of, answers, budgets, documents }, onwards) : onwards),
    idle: cached.idle,
  };
}

function apolloOf(
  of: GraphqlOf,
  schema: GraphQLSchema,
  sessionOf: CachedSchema['sessionOf'],
  budgets: Buckets,
  notes: AnswerNotes,
): ApolloServer<Context> {
  return new ApolloServer<Context>({
    schema,
    introspection: true,
    parseOptions: { maxTokens: documentTokensMax },
    validationRules: [withinBounds],
    // What a cookie may do is decided by where the page came from (see gate/own-page.ts); no page can send a key.
    csrfPrevention: false,
    // Documents are known by their digest when the dashboard is built, and by no request.
    persistedQueries: false,
    includeStacktraceInErrorResponses: false,
    formatError: formatErrorWith(of.logger),
    plugins: [
      ApolloServerPluginLandingPageDisabled(),
      // What may be kept is found once for each document (see gate/answer-policy.ts), not by a hook on each field.
      ApolloServerPluginCacheControlDisabled(),
      operationMetrics(of.metrics, of.knownOperations),
      subscriptionsElsewhere,
      notes.plugin,
      fairUse(budgets, (context) => notes.of(context) !== null),
      acceptedTypes,
      cacheReport(sessionOf),
      unavailableStatus,
    ],
    // The owner of the process decides when to stop it.
    stopOnTerminationSignals: false,
  });
}
