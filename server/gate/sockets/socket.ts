import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { WebSocket } from 'ws';
import { socketGoodbyeMillisecondsMax, socketMessages, socketUnsentBytesMax } from '../../config/limits.ts';
import { levelAt, takenOf } from '../../fair-use/buckets.ts';
import type { Closing } from './close-codes.ts';

/** One connection, from its upgrade to its end. */
export class Socket {
  /** Aborted when the connection is over. */
  readonly gone = new AbortController();
  /** Whose it is; null until they have said so. */
  credential: string | null = null;
  /** Questions of it that one answer ends, by their ids, until the answer has left. */
  readonly questions = new Set<string>();
  /** How many operations are under way. */
  operations: () => number = () => 0;
  /** When something was asked last, in milliseconds of `performance.now`. */
  askedAtMs = performance.now();
  /** What the client said of itself when it began, on top of the headers of its upgrade. */
  private claims: IncomingHttpHeaders = {};
  private level = socketMessages.burst;
  private levelAtMs = performance.now();
  private answersPing = true;
  private readonly whenQuiet: (() => void)[] = [];

  constructor(
    readonly ws: WebSocket,
    private readonly request: IncomingMessage,
  ) {
    ws.on('pong', () => {
      this.answersPing = true;
    });
  }

  /** Scripts of a browser cannot set headers of an upgrade: the first message says the same. */
  claim(params: Readonly<Record<string, unknown>> = {}): void {
    for (const [name, value] of Object.entries(params)) {
      const lower = name.toLowerCase();
      if ((lower === 'authorization' || lower === 'farthing-book') && typeof value === 'string') this.claims[lower] = value;
    }
  }

  get headers(): IncomingHttpHeaders {
    return { ...this.request.headers, ...this.claims };
  }

  /** False where messages come faster than anybody needs. */
  mayHear(): boolean {
    const { burst, perSecond } = socketMessages;
    const size = { capacity: burst, perSecond };
    const nowMs = performance.now();
    const { isAllowed, remaining } = takenOf(levelAt(nowMs, this.level, this.levelAtMs, size), 1, size);
    this.level = remaining;
    this.levelAtMs = nowMs;
    return isAllowed;
  }

  /** Settles when the message has left. A client that does not read is cut before its answers fill the memory. */
  send(text: string): Promise<void> {
    const { ws } = this;
    if (ws.readyState !== ws.OPEN) return Promise.resolve();
    if (ws.bufferedAmount > socketUnsentBytesMax) {
      ws.terminate();
      return Promise.resolve();
    }
    return new Promise((resolve) => ws.send(text, () => resolve()));
  }

  close({ code, reason }: Closing): void {
    this.ws.close(code, reason);
  }

  /** Closes it when no question of it is under way any more; settles when it is closed, whether its other end says goodbye or not. */
  async endWhenQuiet(closing: Closing): Promise<void> {
    if (this.questions.size > 0) await new Promise<void>((resolve) => this.whenQuiet.push(resolve));
    if (this.ws.readyState === this.ws.CLOSED) return;
    const closed = new Promise<void>((resolve) => this.ws.once('close', () => resolve()));
    this.close(closing);
    const tooLate = setTimeout(() => this.ws.terminate(), socketGoodbyeMillisecondsMax);
    await closed;
    clearTimeout(tooLate);
  }

  /** The answer to a question has left. */
  answered(id: string): void {
    this.questions.delete(id);
    if (this.questions.size > 0) return;
    for (const resolve of this.whenQuiet.splice(0)) resolve();
  }

  /** Asks for a sign of life, and ends a connection that gave none since the last time. */
  ping(): void {
    if (this.answersPing) this.ws.ping();
    else this.ws.terminate();
    this.answersPing = false;
  }
}
