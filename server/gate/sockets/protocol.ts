import type { ApolloServer } from '@apollo/server';
import type { GraphQLSchema } from 'graphql';
import { makeServer, type Server } from 'graphql-ws';
import type { Logger } from 'pino';
import { operationsOfSocketMax, socketInitSeconds } from '../../config/limits.ts';
import type { Context } from '../../context.ts';
import type { Buckets } from '../../fair-use/buckets.ts';
import { Refusal } from '../../ledger/refusal.ts';
import type { Metrics } from '../metrics/metrics.ts';
import type { Places } from '../request-bounds.ts';
import { contextOf, type GateParts } from '../request-context.ts';
import { closingFor } from './close-codes.ts';
import { Operations } from './operations.ts';
import { type FormatError, formattedErrors, formattedResult, readQuestion, refusalError } from './questions.ts';
import type { Socket } from './socket.ts';

export interface ProtocolParts {
  readonly gate: GateParts;
  readonly apollo: ApolloServer<Context>;
  readonly schema: GraphQLSchema;
  readonly budgets: Buckets;
  readonly places: Places;
  readonly metrics: Metrics;
  readonly logger: Logger;
  readonly formatError: FormatError;
}

interface Extra {
  readonly socket: Socket;
}

/** `graphql-transport-ws`: what a message means, and what is answered. Every question passes what it would pass over HTTP. */
export function protocolOf(parts: ProtocolParts, belongs: (socket: Socket, credential: string) => void): Server<Extra> {
  const { schema, formatError } = parts;
  const operations = new Operations(parts);
  return makeServer<Record<string, unknown>, Extra>({
    connectionInitWaitTimeout: socketInitSeconds * 1_000,
    onConnect(connection) {
      const { extra, connectionParams } = connection;
      extra.socket.operations = () => Object.keys(connection.subscriptions).length;
      return isLetIn(parts, extra.socket, connectionParams, belongs);
    },
    async onSubscribe({ extra, subscriptions }, id, payload) {
      extra.socket.askedAtMs = performance.now();
      if (Object.keys(subscriptions).length > operationsOfSocketMax) {
        return [refusalError(new Refusal('RATE_LIMITED', `A connection may have ${operationsOfSocketMax} operations under way.`))];
      }
      const args = readQuestion(schema, payload);
      return 'document' in args ? operations.begin(extra.socket, id, payload, args) : args;
    },
    execute: (args) => operations.answerOnce(args),
    subscribe: (args) => operations.watch(args),
    onNext: (_context, _id, _payload, _args, result) => formattedResult(result, formatError),
    onComplete: ({ extra }, id) => extra.socket.answered(id),
    onError: (_context, _id, _payload, errors) => formattedErrors(errors, formatError),
  });
}

/** Looks whose connection it is. A refusal closes it with a code that says why: of an answer a browser shows nothing. */
async function isLetIn(
  parts: ProtocolParts,
  socket: Socket,
  params: Readonly<Record<string, unknown>> | undefined,
  belongs: (socket: Socket, credential: string) => void,
): Promise<boolean> {
  socket.claim(params);
  try {
    const { viewer } = await contextOf(parts.gate, { method: 'GET', headers: socket.headers });
    belongs(socket, viewer.credential);
    return true;
  } catch (error) {
    if (!(error instanceof Refusal)) parts.logger.error({ err: error }, 'a WebSocket could not be opened');
    socket.close(closingFor(error));
    return false;
  }
}
