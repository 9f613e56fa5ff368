import { createSourceEventStream, type ExecutionArgs, type ExecutionResult } from 'graphql';

type Answer = (event: ExecutionArgs) => Promise<ExecutionResult>;

/**
 * Begins a subscription, and answers each of its events in turn until `stop`. What is at fault with it at once is an answer
 * without data, as graphql-js gives it.
 */
export async function watch(
  args: ExecutionArgs,
  stop: AbortController,
  answer: Answer,
): Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult> {
  const stream = await createSourceEventStream(args);
  if (Symbol.asyncIterator in stream) return new Answers(args, stream[Symbol.asyncIterator](), stop, answer);
  stop.abort();
  return stream;
}

/** Can be ended while it waits for an event, which an async generator cannot. */
class Answers implements AsyncIterableIterator<ExecutionResult> {
  constructor(
    private readonly args: ExecutionArgs,
    private readonly events: AsyncIterator<unknown>,
    private readonly stop: AbortController,
    private readonly answer: Answer,
  ) {}

  [Symbol.asyncIterator](): this {
    return this;
  }

  async next(): Promise<IteratorResult<ExecutionResult>> {
    try {
      const event = await this.events.next();
      if (event.done || this.stop.signal.aborted) return await this.return();
      return { done: false, value: await this.answer({ ...this.args, rootValue: event.value }) };
    } catch (error) {
      await this.return();
      throw error;
    }
  }

  async return(): Promise<IteratorResult<ExecutionResult>> {
    this.stop.abort();
    await this.events.return?.();
    return { done: true, value: undefined };
  }
}
