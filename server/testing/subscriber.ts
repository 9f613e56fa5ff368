import { type Client, createClient } from 'graphql-ws';
import { WebSocket } from 'ws';

/** One WebSocket of a client as others write it, and what it has been told. */
export interface Subscriber {
  /** Begins a subscription; what it is told is added to the list that it gives. `over` settles when it is complete or refused. */
  watch(query: string, variables?: Record<string, unknown>): { told: any[]; over: Promise<unknown>; stop(): void };
  /** Asks something that one answer ends. */
  ask(query: string, variables?: Record<string, unknown>): Promise<any>;
  /** Settles when the connection is closed; gives the code and the reason. */
  readonly closed: Promise<{ code: number; reason: string }>;
  close(): Promise<void>;
}

export function subscriber(url: string, params: Record<string, unknown> = {}, headers: Record<string, string> = {}): Subscriber {
  let tellClosed: (how: { code: number; reason: string }) => void = () => undefined;
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    tellClosed = resolve;
  });
  class Own extends WebSocket {
    constructor(address: string, protocol: string) {
      super(address, protocol, { headers });
    }
  }
  const client: Client = createClient({
    url: `${url.replace('http', 'ws')}/graphql`,
    webSocketImpl: Own,
    connectionParams: params,
    retryAttempts: 0,
    on: { closed: (event) => tellClosed(event as { code: number; reason: string }) },
  });
  return {
    watch(query, variables) {
      const told: any[] = [];
      let stop: () => void = () => undefined;
      const over = new Promise<unknown>((resolve) => {
        stop = client.subscribe(
          { query, variables },
          { next: (result) => told.push(result), error: resolve, complete: () => resolve('complete') },
        );
      });
      return { told, over, stop };
    },
    async ask(query, variables) {
      for await (const result of client.iterate({ query, variables })) return result;
    },
    closed,
    close: async () => void (await client.dispose()),
  };
}
