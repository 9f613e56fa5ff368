import type { ApolloServer } from '@apollo/server';
import {
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  type FormattedExecutionResult,
  GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  getOperationAST,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import { documentTokensMax, validationErrorsMax } from '../../config/limits.ts';
import type { Context } from '../../context.ts';
import { Refusal } from '../../ledger/refusal.ts';
import { withinBounds } from '../document-bounds.ts';
import { requireBounded } from '../request-bounds.ts';

export type FormatError = (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError;

/** The operation that a message asks for, or what is wrong with the message; nothing is looked up for it before that is known. */
export function readQuestion(schema: GraphQLSchema, payload: SubscribePayload): ExecutionArgs | readonly GraphQLError[] {
  try {
    requireBounded(payload);
  } catch (error) {
    if (error instanceof Refusal) return [refusalError(error)];
    throw error;
  }
  const document = parsed(payload.query);
  if (document instanceof GraphQLError) return [document];
  const faults = validate(schema, document, [...specifiedRules, withinBounds], { maxErrors: validationErrorsMax });
  if (faults.length > 0) return faults.map((fault) => withCode(fault, 'GRAPHQL_VALIDATION_FAILED'));
  if (!getOperationAST(document, payload.operationName)) {
    const message = payload.operationName
      ? 'The document has no operation of this name.'
      : 'The document has several operations: say which one by operationName.';
    return [new GraphQLError(message, { extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } })];
  }
  return { schema, document, operationName: payload.operationName, variableValues: payload.variables ?? {} };
}

function parsed(text: string): DocumentNode | GraphQLError {
  try {
    return parse(text, { maxTokens: documentTokensMax });
  } catch (error) {
    return withCode(error as GraphQLError, 'GRAPHQL_PARSE_FAILED');
  }
}

/** As HTTP answers it: the same rules, the same charge, the same plugins. */
export async function answerOnce(apollo: ApolloServer<Context>, payload: SubscribePayload, context: Context): Promise<ExecutionResult> {
  const { query, variables, operationName } = payload;
  const asked = { query, variables: variables ?? undefined, operationName: operationName ?? undefined };
  const { body } = await apollo.executeOperation(asked, { contextValue: context });
  if (body.kind !== 'single') throw new Error('an incremental answer was not asked for');
  return body.singleResult as ExecutionResult;
}

/** What clients see of errors that Apollo has not seen. */
export function formattedResult({ errors, ...rest }: ExecutionResult, formatError: FormatError): FormattedExecutionResult {
  return errors ? { ...rest, errors: formattedErrors(errors, formatError) } : rest;
}

export function formattedErrors(
  errors: readonly (GraphQLError | GraphQLFormattedError)[],
  formatError: FormatError,
): GraphQLFormattedError[] {
  return errors.map((error) => {
    if (!(error instanceof GraphQLError)) return error;
    // Without a path nothing was executed yet: a variable is at fault.
    const isVariable = !error.path && !error.originalError && error.extensions.code === undefined;
    return formatError(isVariable ? withCode(error, 'BAD_USER_INPUT').toJSON() : error.toJSON(), error);
  });
}

export function refusalError(refusal: Refusal): GraphQLError {
  return new GraphQLError(refusal.message, { extensions: { code: refusal.code } });
}

function withCode(error: GraphQLError, code: string): GraphQLError {
  const { message, nodes, source, positions, extensions } = error;
  return new GraphQLError(message, { nodes, source, positions, extensions: { code, ...extensions } });
}
