import { performance } from 'node:perf_hooks';
import KeyvRedis, { createClient, type RedisClientType } from '@keyv/redis';
import { Keyv } from 'keyv';
import { remoteCommandMilliseconds } from '../config/limits.ts';
import { Breaker } from './breaker.ts';
import type { CacheEvents } from './events.ts';

/** How much of its time one request may still spend on waiting for Redis. */
export interface Patience {
  leftMs: number;
}

/** Stores an entry unless a later one is there: a reader that was slow never brings back what a write has changed. */
const fencedSet = `local there = redis.call('GET', KEYS[1])
if there then
  local version = tonumber(string.match(there, '^(%d+)|'))
  if version and version > tonumber(ARGV[2]) then return 0 end
end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[3])
return 1`;

const renewIfOurs = `if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('PEXPIRE', KEYS[1], ARGV[2]) end return 0`;
const dropIfOurs = `if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end return 0`;

type Operation = 'mget' | 'set' | 'lock';

/**
 * What all processes share, in Redis. No call throws and none waits longer than its patience: null says that Redis did
 * not answer, and then everything goes on as if nothing were kept there.
 */
export class RemoteEntries {
  private readonly client: RedisClientType;
  private readonly keyv: Keyv<string>;
  private readonly breaker: Breaker;

  constructor(
    url: string,
    private readonly events: CacheEvents,
    told: (up: boolean, error?: unknown) => void,
  ) {
    // Commands are refused at once while there is no connection; it is looked for in the background. A frozen server is
    // found out by pings and by the silence of its socket.
    this.client = createClient({
      url,
      disableOfflineQueue: true,
      commandOptions: { timeout: remoteCommandMilliseconds },
      pingInterval: 1000,
      socket: { connectTimeout: 500, socketTimeout: 1500, reconnectStrategy: (attempt) => Math.min(1000, 50 * 2 ** Math.min(attempt, 5)) },
    }) as RedisClientType;
    // Each try to connect that fails is an error event; the owner of the log hears of the change alone.
    let up: boolean | null = null;
    const tell = (now: boolean, error?: unknown) => {
      if (up !== now) told(now, error);
      up = now;
    };
    this.client.on('error', (error: unknown) => tell(false, error));
    this.client.on('ready', () => tell(true));
    const store = new KeyvRedis<string>(this.client, { throwOnConnectError: false, throwOnErrors: true, connectionTimeout: 300 });
    store.on('error', () => undefined);
    // The fence writes the bare text, so that is what Keyv reads.
    this.keyv = new Keyv<string>({
      store,
      useKeyPrefix: false,
      serialize: ({ value }) => value as string,
      deserialize: (text) => ({ value: text as never, expires: undefined }),
    });
    // Keys are whole: Keyv would put a name of its own before them.
    store.namespace = undefined;
    this.keyv.on('error', () => undefined);
    this.breaker = new Breaker(
      () => performance.now(),
      (up) => events.emit({ kind: 'backend_up', up }),
    );
  }

  /** Looks for the server, for as long as it takes; nobody waits for it. */
  connect(): void {
    void this.client.connect().catch(() => undefined);
  }

  /** Whether commands are sent to it just now. */
  get isUp(): boolean {
    return this.client.isReady && !this.breaker.isOpen;
  }

  /** Throws where it does not answer. */
  async requireAnswer(): Promise<void> {
    await this.client.ping();
  }

  close(): void {
    this.client.destroy();
  }

  /** One MGET. */
  getMany(keys: readonly string[], patience: Patience): Promise<(string | null)[] | null> {
    return this.bounded('mget', patience, async () => {
      const found = await this.keyv.getMany<string>([...keys]);
      return keys.map((_, index) => (found as (string | undefined)[])[index] ?? null);
    });
  }

  /** False where a later entry is there. */
  async put(key: string, version: bigint, printed: string, pxMs: number): Promise<boolean | null> {
    const stored = await this.bounded('set', null, () =>
      this.client.eval(fencedSet, { keys: [key], arguments: [printed, version.toString(), Math.ceil(pxMs).toString()] }),
    );
    return stored === null ? null : stored === 1;
  }

  lock(key: string, token: string, pxMs: number, patience: Patience): Promise<boolean | null> {
    const set = () => this.client.set(key, token, { condition: 'NX', expiration: { type: 'PX', value: pxMs } });
    return this.bounded('lock', patience, async () => (await set()) !== null);
  }

  async renew(key: string, token: string, pxMs: number): Promise<void> {
    await this.bounded('lock', null, () => this.client.eval(renewIfOurs, { keys: [key], arguments: [token, pxMs.toString()] }));
  }

  async unlock(key: string, token: string): Promise<void> {
    await this.bounded('lock', null, () => this.client.eval(dropIfOurs, { keys: [key], arguments: [token] }));
  }

  private async bounded<T>(operation: Operation, patience: Patience | null, send: () => Promise<T>): Promise<T | null> {
    const waitMs = Math.min(remoteCommandMilliseconds, patience?.leftMs ?? remoteCommandMilliseconds);
    if (waitMs <= 0 || !this.client.isReady || !this.breaker.admits()) return null;
    const startMs = performance.now();
    const outcome = await within(waitMs, send());
    const tookMs = performance.now() - startMs;
    if (patience) patience.leftMs -= tookMs;
    // A server that answers with an error (full, or still loading) is there all the same.
    if (outcome.kind === 'silent') this.breaker.failed();
    else this.breaker.succeeded();
    this.events.emit({ kind: 'backend', operation, seconds: tookMs * 0.001, failed: outcome.kind !== 'value' });
    return outcome.kind === 'value' ? outcome.value : null;
  }
}

type Outcome<T> = { readonly kind: 'value'; readonly value: T } | { readonly kind: 'refused' } | { readonly kind: 'silent' };

/** Waits so long and no longer. What comes later is passed over. */
function within<T>(waitMs: number, answer: Promise<T>): Promise<Outcome<T>> {
  return new Promise((resolve) => {
    // On a busy machine the answer may have arrived while the timer ran out unseen: one look at the sockets first.
    const timer = setTimeout(() => setImmediate(() => setImmediate(() => resolve({ kind: 'silent' }))), waitMs);
    answer.then(
      (value) => {
        clearTimeout(timer);
        resolve({ kind: 'value', value });
      },
      (error: unknown) => {
        clearTimeout(timer);
        resolve({ kind: isReply(error) ? 'refused' : 'silent' });
      },
    );
  });
}

/** An error that the server itself sent, in capitals: OOM, LOADING, READONLY. */
function isReply(error: unknown): boolean {
  return error instanceof Error && /^[A-Z]{3,} /.test(error.message);
}
