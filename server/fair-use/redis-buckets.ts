import type { Redis } from '../redis/connection.ts';
import { type BucketSize, type Buckets, type Taken, takenOf } from './buckets.ts';

/**
 * One step in Redis, by Redis's own clock, so that servers whose clocks differ agree: takes amount after amount, each if
 * there is as much. A bucket that has filled up again is forgotten. Answers with the level before, as text, since Redis
 * cuts fractions off.
 */
const script = `
  local capacity, per_second = tonumber(ARGV[1]), tonumber(ARGV[2])
  local time = redis.call('TIME')
  local now = time[1] * 1000 + time[2] / 1000
  local held = redis.call('HMGET', KEYS[1], 'level', 'at')
  local level = capacity
  if held[1] then level = math.min(capacity, tonumber(held[1]) + math.max(0, now - tonumber(held[2])) / 1000 * per_second) end
  local left = level
  for turn = 3, #ARGV do
    local amount = tonumber(ARGV[turn])
    if left + 1e-9 >= amount then left = math.min(capacity, left - amount) end
  end
  redis.call('HSET', KEYS[1], 'level', string.format('%.17g', left), 'at', string.format('%.3f', now))
  local full_in = 86400000
  if per_second > 0 then full_in = math.ceil((capacity - left) / per_second * 1000) + 1000 end
  redis.call('PEXPIRE', KEYS[1], full_in)
  return string.format('%.17g', level)`;

/** Buckets that all servers share. While Redis is away each server falls back to buckets of its own. */
export function redisBuckets(redis: Redis, alone: Buckets): Buckets {
  const turns = new Turns(async (name, { capacity, perSecond }, amounts) => {
    const level = await redis.eval(script, {
      keys: [`farthing:bucket:${name}`],
      arguments: [String(capacity), String(perSecond), ...amounts.map(String)],
    });
    return Number(level);
  });
  return {
    async take(name, size, amount) {
      // What Redis let pass counts here too: a process that loses it has given its share already.
      const own = await alone.take(name, size, amount);
      try {
        return await turns.take(name, size, amount);
      } catch {
        return own;
      }
    },
  };
}

interface Turn {
  readonly amounts: number[];
  /** What each of them got. */
  readonly taken: Promise<Taken[]>;
}

/** Those who take from one bucket in the same turn of this process ask Redis together, in the order in which they came. */
class Turns {
  private readonly open = new Map<string, Turn>();

  /** `takeAll` gives the level before the first of them. */
  constructor(private readonly takeAll: (name: string, size: BucketSize, amounts: readonly number[]) => Promise<number>) {}

  async take(name: string, size: BucketSize, amount: number): Promise<Taken> {
    const key = `${size.capacity} ${size.perSecond} ${name}`;
    let turn = this.open.get(key);
    if (!turn) {
      const amounts: number[] = [];
      turn = { amounts, taken: this.atItsEnd(key, async () => inOrder(await this.takeAll(name, size, amounts), amounts, size)) };
      this.open.set(key, turn);
    }
    const place = turn.amounts.push(amount) - 1;
    return (await turn.taken)[place]!;
  }

  /** After all that is ready to run has run. */
  private async atItsEnd(key: string, takeAll: () => Promise<Taken[]>): Promise<Taken[]> {
    await new Promise<void>((resolve) => process.nextTick(resolve));
    this.open.delete(key);
    return takeAll();
  }
}

function inOrder(level: number, amounts: readonly number[], size: BucketSize): Taken[] {
  let left = level;
  return amounts.map((amount) => {
    const taken = takenOf(left, amount, size);
    left = taken.remaining;
    return taken;
  });
}
