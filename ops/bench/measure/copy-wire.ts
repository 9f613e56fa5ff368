import { once } from 'node:events';
import type { Duplex, Writable } from 'node:stream';
import type { Client, Submittable } from 'pg';

/** The parts of pg's connection that COPY uses. */
interface CopyConnection {
  readonly stream: Duplex;
  query(text: string): void;
  sendCopyFromChunk(chunk: Uint8Array): void;
  endCopyFrom(): void;
  sendCopyFail(reason: string): void;
}

/** What `pg` calls on a statement that is under way. */
class Copy {
  readonly done: Promise<void>;
  private settle: (error?: Error) => void = () => undefined;
  private failure: Error | undefined;

  constructor(private readonly text: string) {
    this.done = new Promise((resolve, reject) => {
      this.settle = (error) => (error ? reject(error) : resolve());
    });
  }

  submit(connection: CopyConnection): void {
    connection.query(this.text);
  }

  handleCommandComplete(_message: unknown, _connection: CopyConnection): void {}

  handleError(error: Error): void {
    // The server says that it is ready again after this; a broken connection says nothing more.
    this.failure = error;
    this.settle(error);
  }

  handleReadyForQuery(): void {
    this.settle(this.failure);
  }
}

class CopyIn extends Copy {
  constructor(
    text: string,
    private readonly chunks: AsyncIterable<Uint8Array>,
  ) {
    super(text);
  }

  handleCopyInResponse(connection: CopyConnection): void {
    this.send(connection).catch((error: unknown) => connection.sendCopyFail(String(error)));
  }

  private async send(connection: CopyConnection): Promise<void> {
    for await (const chunk of this.chunks) {
      connection.sendCopyFromChunk(chunk);
      if (connection.stream.writableNeedDrain) await once(connection.stream, 'drain');
    }
    connection.endCopyFrom();
  }
}

class CopyOut extends Copy {
  private isPaused = false;

  constructor(
    text: string,
    private readonly sink: Writable,
  ) {
    super(text);
  }

  handleCopyData({ chunk }: { chunk: Uint8Array }, { stream }: CopyConnection): void {
    // A copy: the wire's buffer is used again.
    if (this.sink.write(Buffer.from(chunk)) || this.isPaused) return;
    this.isPaused = true;
    stream.pause();
    this.sink.once('drain', () => this.goOn(stream));
  }

  // A sink that is ended while it is full never says that it has room again.
  override handleCommandComplete(_: unknown, { stream }: CopyConnection): void {
    this.goOn(stream);
  }

  private goOn(stream: Duplex): void {
    this.isPaused = false;
    stream.resume();
  }
}

/** Runs `COPY ... FROM STDIN`, fed with what is read, as fast as the server takes it. */
export function copyIn(client: Client, text: string, chunks: AsyncIterable<Uint8Array>): Promise<void> {
  return run(client, new CopyIn(text, chunks));
}

/** Runs `COPY ... TO STDOUT` into a sink that the caller ends. */
export function copyOut(client: Client, text: string, sink: Writable): Promise<void> {
  return run(client, new CopyOut(text, sink));
}

function run(client: Client, copy: Copy): Promise<void> {
  client.query(copy as unknown as Submittable);
  return copy.done;
}
