import { createClient } from '@redis/client';
import type { Logger } from 'pino';
import { redisCommandMillisecondsMax } from '../config/limits.ts';

export type Redis = ReturnType<typeof createClient>;

/**
 * A connection that is made anew whenever it is lost. While it is away commands fail at once, and one that is not answered
 * in time fails too: who asks decides what to do without it.
 */
export async function connectRedis(url: string, logger: Pick<Logger, 'warn'>): Promise<Redis> {
  const redis = createClient({
    url,
    disableOfflineQueue: true,
    commandOptions: { timeout: redisCommandMillisecondsMax },
    // One that is frozen is found out by its silence.
    pingInterval: 1_000,
    socket: { socketTimeout: 3_000, connectTimeout: 2_000, reconnectStrategy: (tries) => Math.min(2 ** tries * 50, 2_000) },
  });
  let isAway = false;
  redis.on('error', (error: unknown) => {
    if (!isAway) logger.warn({ err: error }, 'Redis does not answer; going on without it');
    isAway = true;
  });
  redis.on('ready', () => {
    isAway = false;
  });
  // With a server that is away, `connect` goes on trying; requests must not wait for it.
  await Promise.race([redis.connect().catch(() => undefined), new Promise((resolve) => setTimeout(resolve, 2_000).unref())]);
  return redis as Redis;
}
