import { readFileSync } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';
import { Agent, type RequestOptions, request } from 'node:https';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** Milliseconds from the request's first byte to the answer's last. */
  readonly tookMs: number;
}

export interface Question {
  readonly path: string;
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string | Buffer;
}

class KeptConnectionClosed extends Error {}

/**
 * Somebody who asks over HTTPS, from an address of their own in 127.0.0.0/8, as a browser would keep its connections: a question
 * that finds a kept one closed, without a byte of an answer, is asked once more on a new one.
 */
export class Visitor {
  private readonly agent: Agent;
  /** How often a kept connection was found closed. */
  resent = 0;

  constructor(
    private readonly edge: { readonly httpsPort: number; readonly certificate: string },
    private readonly address = '127.0.0.1',
    socketsMax = 6,
  ) {
    this.agent = new Agent({ keepAlive: true, maxSockets: socketsMax, ca: readFileSync(edge.certificate) });
  }

  async ask(question: Question): Promise<Answer> {
    return this.send(question).catch((error: unknown) => {
      if (!(error instanceof KeptConnectionClosed)) throw error;
      this.resent += 1;
      return this.ask(question);
    });
  }

  private send({ path, method = 'GET', headers = {}, body }: Question): Promise<Answer> {
    const options: RequestOptions = {
      host: '127.0.0.1',
      port: this.edge.httpsPort,
      servername: 'localhost',
      localAddress: this.address,
      agent: this.agent,
      path,
      method,
      headers: { host: 'localhost', ...headers },
    };
    return new Promise((resolve, reject) => {
      const startedMs = performance.now();
      const asked = request(options, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const tookMs = performance.now() - startedMs;
          resolve({ status: response.statusCode!, headers: response.headers, body: Buffer.concat(chunks), tookMs });
        });
      });
      asked.on('error', (error: NodeJS.ErrnoException) => {
        const isClosed = asked.reusedSocket && (error.code === 'ECONNRESET' || error.code === 'EPIPE');
        reject(isClosed ? new KeptConnectionClosed() : error);
      });
      asked.end(body);
    });
  }

  /** POST /graphql. */
  query(query: string, headers: Record<string, string> = {}): Promise<Answer> {
    const body = JSON.stringify({ query });
    return this.ask({ path: '/graphql', method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });
  }

  leave(): void {
    this.agent.destroy();
  }
}
