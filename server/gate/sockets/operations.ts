import { type ExecutionArgs, type ExecutionResult, execute, GraphQLError, getOperationAST } from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import { eventsAtOnceMax } from '../../config/limits.ts';
import type { Context } from '../../context.ts';
import { Refusal } from '../../ledger/refusal.ts';
import { deadlineWithin } from '../deadline.ts';
import { charge, costReport, pointsOf } from '../fair-use.ts';
import { contextOf } from '../request-context.ts';
import { runInScope, scopeOf } from '../request-scope.ts';
import { watch } from './answers.ts';
import { closingFor } from './close-codes.ts';
import type { ProtocolParts } from './protocol.ts';
import { answerOnce, refusalError } from './questions.ts';
import type { Socket } from './socket.ts';
import { Turnstile } from './turnstile.ts';

/** What belongs to one operation of a socket. */
interface Operation {
  readonly socket: Socket;
  readonly payload: SubscribePayload;
  readonly points: number;
  /** Ends what a subscription listens to. */
  readonly stop: AbortController;
  /** A question's time is not looked at any more. */
  over(): void;
}

/** Answers the operations of all sockets. */
export class Operations {
  private readonly ofContext = new WeakMap<object, Operation>();
  private readonly turnstile = new Turnstile(eventsAtOnceMax);

  constructor(private readonly parts: ProtocolParts) {}

  /** Looks up who asks, each time. A subscription is charged here; a question on its way, as over HTTP. */
  async begin(socket: Socket, id: string, payload: SubscribePayload, args: ExecutionArgs): Promise<ExecutionArgs | GraphQLError[]> {
    const operation = getOperationAST(args.document, args.operationName)!;
    const points = pointsOf(args.schema, args.document, operation, args.variableValues ?? {});
    const stop = new AbortController();
    const isWatched = operation.operation === 'subscription';
    const { signal, over } = isWatched ? { signal: socket.gone.signal, over: () => undefined } : deadlineWithin(socket.gone.signal);
    if (!isWatched) socket.questions.add(id);
    try {
      const context = await this.contextFor(socket, signal, stop.signal);
      if (isWatched) context.budget.left = await charge(this.parts.budgets, context, points);
      this.ofContext.set(context, { socket, payload, points, stop, over });
      return { ...args, contextValue: context };
    } catch (error) {
      over();
      socket.answered(id);
      if (error instanceof Refusal) return [refusalError(error)];
      const { message, extensions } = this.parts.formatError({ message: '' }, error);
      return [new GraphQLError(message, { extensions })];
    }
  }

  async answerOnce(args: ExecutionArgs): Promise<ExecutionResult> {
    const { socket, payload, over } = this.of(args);
    const { apollo, places } = this.parts;
    try {
      const leave = places.take();
      return await inScopeOf(socket, () => answerOnce(apollo, payload, args.contextValue as Context)).finally(leave);
    } catch (error) {
      if (error instanceof Refusal) return { errors: [refusalError(error)] };
      throw error;
    } finally {
      over();
    }
  }

  async watch(args: ExecutionArgs): Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult> {
    const operation = this.of(args);
    const { socket, stop } = operation;
    const { subscriptions, subscriptionEvents } = this.parts.metrics;
    const answer = async (event: ExecutionArgs) => {
      const result = await this.turnstile.pass(() => inScopeOf(socket, () => this.answerEvent(operation, event)));
      subscriptionEvents.inc({ outcome: result.errors ? 'failed' : 'ok' });
      return result;
    };
    const watched = await watch(args, stop, answer);
    // Counted once it listens: what is counted hears everything from then on.
    if (!stop.signal.aborted) {
      subscriptions.inc();
      stop.signal.addEventListener('abort', () => subscriptions.dec(), { once: true });
    }
    return watched;
  }

  /** By whoever the credential belongs to at this moment. Who may not ask any more hears so, and nothing else. */
  private async answerEvent({ socket, points, stop }: Operation, event: ExecutionArgs): Promise<ExecutionResult> {
    const { budgets } = this.parts;
    const { signal, over } = deadlineWithin(socket.gone.signal);
    try {
      const context = await this.contextFor(socket, signal);
      const budget = await charge(budgets, context, points);
      context.budget.left = budget;
      const result = (await execute({ ...event, contextValue: context })) as ExecutionResult;
      return { ...result, extensions: { cost: costReport(points, budget) } };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (error.code === 'UNAUTHENTICATED') socket.close(closingFor(error));
      // Who has asked for too much just now hears the next event all the same.
      if (error.code !== 'RATE_LIMITED' && error.code !== 'UNAVAILABLE') stop.abort();
      return { errors: [refusalError(error)] };
    } finally {
      over();
    }
  }

  private contextFor(socket: Socket, signal: AbortSignal, watchedUntil?: AbortSignal): Promise<Context> {
    return contextOf(this.parts.gate, { method: 'GET', headers: socket.headers, signal, watchedUntil, isIdle: watchedUntil === undefined });
  }

  private of({ contextValue }: ExecutionArgs): Operation {
    return this.ofContext.get(contextValue as object)!;
  }
}

/** What is logged on the way names the request that the connection began with. */
function inScopeOf<T>(socket: Socket, work: () => Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const leave = runInScope(scopeOf(socket.headers, performance.now()), () => {
      work()
        .finally(() => leave())
        .then(resolve, reject);
    });
  });
}
