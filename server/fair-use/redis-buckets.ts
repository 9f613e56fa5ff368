import type { Redis } from '../redis/connection.ts';
import { type BucketSize, type Buckets, type Taken, takenOf } from './buckets.ts';

/**
 * One step in Redis, by Redis's own clock, so that servers whose clocks differ agree. A bucket that has filled up again
 * is forgotten. Answers with the level before, as text, since Redis cuts fractions off.
 */
const script = `
  local capacity, per_second, amount = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
  local time = redis.call('TIME')
  local now = time[1] * 1000 + time[2] / 1000
  local held = redis.call('HMGET', KEYS[1], 'level', 'at')
  local level = capacity
  if held[1] then level = math.min(capacity, tonumber(held[1]) + math.max(0, now - tonumber(held[2])) / 1000 * per_second) end
  local left = level
  if level + 1e-9 >= amount then left = math.min(capacity, level - amount) end
  redis.call('HSET', KEYS[1], 'level', string.format('%.17g', left), 'at', string.format('%.3f', now))
  local full_in = 86400000
  if per_second > 0 then full_in = math.ceil((capacity - left) / per_second * 1000) + 1000 end
  redis.call('PEXPIRE', KEYS[1], full_in)
  return string.format('%.17g', level)`;

/** Buckets that all servers share. While Redis is away each server falls back to buckets of its own. */
export function redisBuckets(redis: Redis, alone: Buckets): Buckets {
  const inRedis = async (name: string, size: BucketSize, amount: number): Promise<Taken> => {
    const level = await redis.eval(script, {
      keys: [`farthing:bucket:${name}`],
      arguments: [String(size.capacity), String(size.perSecond), String(amount)],
    });
    return takenOf(Number(level), amount, size);
  };
  return {
    async take(name, size, amount) {
      // What Redis let pass counts here too: a process that loses it has given its share already.
      const own = await alone.take(name, size, amount);
      try {
        return await inRedis(name, size, amount);
      } catch {
        return own;
      }
    },
  };
}
