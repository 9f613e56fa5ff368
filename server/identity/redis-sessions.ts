import type { Redis } from '../redis/connection.ts';
import type { Session, SessionStore } from './sessions.ts';

const keyOf = (id: string) => `farthing:session:${id}`;
const listOfPerson = (personId: number) => `farthing:sessions:${personId}`;

/**
 * Sessions in Redis, for several servers. They carry no time to live: a Redis that is full gives up what has one (`volatile-lru`), which is
 * the cache, and signs nobody out. What has ended is swept out with each sign-in of the same person. While Redis is away nobody gets in.
 */
export function redisSessions(redis: Redis, now: () => Date): SessionStore {
  const find = async (id: string) => {
    const text = await redis.get(keyOf(id));
    return text === null ? null : parse(text);
  };
  const remove = async ({ id, personId }: Pick<Session, 'id' | 'personId'>) => {
    await redis.del(keyOf(id));
    await redis.sRem(listOfPerson(personId), id);
  };
  const listOf = async (personId: number) => {
    const ids = await redis.sMembers(listOfPerson(personId));
    const found = (await Promise.all(ids.map(find))).filter((session) => session !== null);
    return found.sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime() || (a.id < b.id ? -1 : 1));
  };
  return {
    async add(session) {
      const ended = (await listOf(session.personId)).filter(({ endsAt }) => endsAt <= now());
      for (const one of ended) await remove(one);
      await redis.set(keyOf(session.id), JSON.stringify(session));
      await redis.sAdd(listOfPerson(session.personId), session.id);
    },
    find,
    // Only where it is still there: one that was ended meanwhile stays so.
    async touch(session, seenAt) {
      await redis.set(keyOf(session.id), JSON.stringify({ ...session, seenAt }), { condition: 'XX' });
    },
    remove,
    listOf,
  };
}

function parse(text: string): Session {
  const { createdAt, seenAt, endsAt, ...rest } = JSON.parse(text) as Session;
  return { ...rest, createdAt: new Date(createdAt), seenAt: new Date(seenAt), endsAt: new Date(endsAt) };
}
