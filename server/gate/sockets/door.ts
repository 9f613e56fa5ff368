import { type IncomingMessage, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { handleProtocols } from 'graphql-ws';
import { type WebSocket, WebSocketServer } from 'ws';
import {
  socketIdleSeconds,
  socketMessageBytesMax,
  socketPingSeconds,
  socketRecheckSeconds,
  socketsMax,
  socketsOfCredentialMax,
} from '../../config/limits.ts';
import { notFound, Refusal } from '../../ledger/refusal.ts';
import { secondsSince } from '../elapsed.ts';
import { statusOf } from '../errors.ts';
import { requireLocal } from '../local-only.ts';
import { contextOf } from '../request-context.ts';
import type { Auth } from '../who-asks.ts';
import { brokenOff, type Closing, closingFor, goingAway, idle, tooManyMessages, tooManySockets } from './close-codes.ts';
import { type ProtocolParts, protocolOf } from './protocol.ts';
import { Socket } from './socket.ts';

/** WebSockets at /graphql: who may open one, for how long it stays, and how it ends. */
export class SocketDoor {
  private readonly server = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    maxPayload: socketMessageBytesMax,
    perMessageDeflate: false,
    handleProtocols,
  });
  private readonly sockets = new Set<Socket>();
  private readonly protocol;
  private readonly timers: NodeJS.Timeout[];
  private isEnding = false;

  constructor(private readonly parts: ProtocolParts) {
    this.protocol = protocolOf(parts, (socket, credential) => this.belongs(socket, credential));
    this.timers = [
      setInterval(() => this.lookForSigns(), socketPingSeconds * 1_000).unref(),
      setInterval(() => this.recheck(), socketRecheckSeconds * 1_000).unref(),
    ];
  }

  /** For the `upgrade` event of an HTTP server. */
  readonly upgrade = (request: IncomingMessage, stream: Duplex, head: Buffer): void => {
    // It may break off at any moment; the WebSocket has a listener of its own later.
    stream.on('error', () => stream.destroy());
    try {
      this.requireWelcome(request);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refuse(stream, error);
      return;
    }
    this.server.handleUpgrade(request, stream, head, (ws) => this.opened(ws, request));
  };

  /** Takes no more, lets questions under way be answered, then closes all. Clients are told to connect again. */
  async drain(): Promise<void> {
    this.isEnding = true;
    for (const timer of this.timers) clearInterval(timer);
    await Promise.all([...this.sockets].map((socket) => socket.endWhenQuiet(goingAway)));
  }

  /** Ends what has not ended by itself; gives how many that were. */
  cut(): number {
    const left = [...this.sockets];
    for (const socket of left) socket.ws.terminate();
    return left.length;
  }

  /** How many questions are being answered. */
  get questions(): number {
    return [...this.sockets].reduce((sum, { questions }) => sum + questions.size, 0);
  }

  private requireWelcome({ url = '', headers }: IncomingMessage): void {
    if (!/^\/graphql\/?(\?|$)/i.test(url)) throw notFound('WebSockets are at /graphql.');
    requireOwnOrigin(this.parts.gate.auth, headers);
    if (this.isEnding) throw new Refusal('UNAVAILABLE', 'This server is ending. Connect again.', [], 1);
    if (this.sockets.size >= socketsMax) throw new Refusal('UNAVAILABLE', 'This server has too many connections. Try again soon.', [], 10);
  }

  private opened(ws: WebSocket, request: IncomingMessage): void {
    const socket = new Socket(ws, request);
    const { logger, metrics } = this.parts;
    this.sockets.add(socket);
    metrics.sockets.set(this.sockets.size);
    ws.on('error', (error) => logger.debug({ err: error }, 'a WebSocket broke off'));
    const closed = this.protocol.opened(
      {
        protocol: ws.protocol,
        send: (text) => socket.send(text),
        close: (code = 1000, reason = '') => socket.close({ code, reason }),
        onMessage: (hear) => ws.on('message', (bytes) => void this.heard(socket, () => hear(String(bytes)))),
      },
      { socket },
    );
    ws.once('close', (code, reason) => {
      this.sockets.delete(socket);
      metrics.sockets.set(this.sockets.size);
      socket.gone.abort();
      void closed(code, String(reason)).catch((error: unknown) => logger.error({ err: error }, 'a WebSocket did not end in order'));
    });
  }

  private async heard(socket: Socket, answer: () => Promise<void>): Promise<void> {
    if (!socket.mayHear()) return socket.close(tooManyMessages);
    try {
      await answer();
    } catch (error) {
      this.parts.logger.error({ err: error }, 'a message of a WebSocket could not be answered');
      socket.close(brokenOff);
    }
  }

  private belongs(socket: Socket, credential: string): void {
    const theirs = [...this.sockets].filter((other) => other.credential === credential).length;
    if (theirs >= socketsOfCredentialMax) throw new Refusal('RATE_LIMITED', tooManySockets.reason);
    socket.credential = credential;
  }

  private lookForSigns(): void {
    for (const socket of this.sockets) {
      if (socket.operations() === 0 && secondsSince(socket.askedAtMs) > socketIdleSeconds) socket.close(idle);
      else socket.ping();
    }
  }

  /** A credential that was withdrawn ends its connections, also where nothing happens. */
  private recheck(): void {
    for (const socket of this.sockets) {
      if (socket.credential === null) continue;
      contextOf(this.parts.gate, { method: 'GET', headers: socket.headers, isIdle: true }).catch((error: unknown) => {
        const closing: Closing = closingFor(error);
        // A database that is away says nothing of a credential.
        if (closing.code >= 4400 && closing.code < 4500) socket.close(closing);
      });
    }
  }
}

/** No page of another site may open a connection: a browser would send our cookie along. Programs have no origin. */
function requireOwnOrigin(auth: Auth, headers: IncomingMessage['headers']): void {
  if (auth.mode === 'open') {
    requireLocal(headers);
  } else if (headers.origin !== undefined && headers.origin !== new URL(auth.publicUrl).origin) {
    throw new Refusal('FORBIDDEN', 'Pages of other sites may not use this server.');
  }
}

function refuse(stream: Duplex, refusal: Refusal): void {
  const status = statusOf(refusal);
  const body = JSON.stringify({ errors: [{ message: refusal.message, extensions: { code: refusal.code } }] });
  const retry = refusal.retryAfterSeconds === null ? '' : `Retry-After: ${refusal.retryAfterSeconds}\r\n`;
  stream.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Type: application/json\r\n${retry}` +
      `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}
