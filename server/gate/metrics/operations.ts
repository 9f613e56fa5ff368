import type { ApolloServerPlugin, GraphQLRequestContext, GraphQLRequestListener } from '@apollo/server';
import type { GraphQLFormattedError, OperationDefinitionNode } from 'graphql';
import type { Context } from '../../context.ts';
import { secondsSince } from '../elapsed.ts';
import { currentScope } from '../request-scope.ts';
import { deprecatedFieldsOf } from './deprecated-fields.ts';
import type { Metrics } from './metrics.ts';
import { createOperationLabel, type KnownOperations } from './operation-label.ts';
import { codeOf, outcomeOf, rejectionOf } from './outcome.ts';

/** Observes whole requests. No hook of a field: a list of a hundred entries would call it a thousand times. */
export function operationMetrics(metrics: Metrics, known: KnownOperations): ApolloServerPlugin<Context> {
  const labelOf = createOperationLabel(known);
  return {
    requestDidStart: async () => observed(metrics, labelOf),
    invalidRequestWasReceived: async ({ error }) => countInvalid(metrics, error),
    contextCreationDidFail: async ({ error }) => countInvalid(metrics, error),
  };
}

function observed(metrics: Metrics, labelOf: ReturnType<typeof createOperationLabel>): GraphQLRequestListener<Context> {
  const startedMs = performance.now();
  const phase = (name: string) => {
    const end = metrics.phaseDuration.startTimer({ phase: name });
    return async () => void end();
  };
  return {
    didResolveOperation: async ({ schema, document }) => {
      for (const field of deprecatedFieldsOf(schema, document)) metrics.deprecatedFields.inc({ field });
    },
    parsingDidStart: async () => phase('parse'),
    validationDidStart: async () => phase('validate'),
    // A document of several operations gets this far without saying which of them is meant.
    executionDidStart: async ({ operation }: { operation?: OperationDefinitionNode }) => {
      const type = operation?.operation ?? 'unknown';
      metrics.operationsInFlight.inc({ type });
      const end = phase('execute');
      return {
        executionDidEnd: async () => {
          metrics.operationsInFlight.dec({ type });
          await end();
        },
      };
    },
    willSendResponse: async (request) => {
      const label = labelOf(request.document);
      const errors = errorsOf(request);
      const outcome = outcomeOf(errors);
      const type = request.operation?.operation ?? 'unknown';
      metrics.operationDuration.observe({ operation: label, type, outcome }, secondsSince(startedMs));
      // What was refused before it had a context was charged nothing.
      const points = (request.contextValue as Partial<Context>).budget?.points ?? 0;
      if (points > 0) metrics.operationCost.observe({ operation: label, kind: 'requested' }, points);
      for (const error of errors) metrics.errors.inc({ operation: label, code: codeOf(error) });
      const rejection = rejectionOf(errors);
      if (rejection) metrics.rejected.inc({ reason: rejection });
      noteInScope(label, type, outcome, errors, request);
    },
  };
}

function errorsOf({ response }: GraphQLRequestContext<Context>): readonly GraphQLFormattedError[] {
  return (response.body?.kind === 'single' && response.body.singleResult.errors) || [];
}

/** Never got as far as an operation: no JSON, no query, or no book. */
function countInvalid(metrics: Metrics, error: Error & { extensions?: { code?: unknown } }): void {
  const code = codeOf({ extensions: error.extensions });
  metrics.errors.inc({ operation: '_invalid', code });
  const reason = rejectionOf([error]);
  if (reason) metrics.rejected.inc({ reason });
  const scope = currentScope();
  if (scope) Object.assign(scope.facts, { outcome: outcomeOf([{ extensions: { code } }]), codes: [code] });
}

/** A client's own name goes to the log, where it costs one line and no series. */
function noteInScope(
  operation: string,
  type: string,
  outcome: string,
  errors: readonly GraphQLFormattedError[],
  request: GraphQLRequestContext<Context>,
): void {
  const scope = currentScope();
  if (!scope) return;
  scope.operation = operation;
  scope.answeredMs = performance.now();
  Object.assign(scope.facts, { operation, name: request.operationName?.slice(0, 100), type, outcome });
  if (errors.length > 0) scope.facts.codes = [...new Set(errors.map(codeOf))];
}
