import type { Redis } from '../redis/connection.ts';
import type { Session, SessionStore } from './sessions.ts';

const keyOf = (id: string) => `farthing:session:${id}`;
const listOfPerson = (personId: number) => `farthing:sessions:${personId}`;

/** Sessions in Redis, which forgets each when it ends. The server refuses sign-ins while Redis is away rather than let anybody in. */
export function redisSessions(redis: Redis): SessionStore {
  const write = async (session: Session) => {
    await redis.set(keyOf(session.id), JSON.stringify(session), { expiration: { type: 'PXAT', value: session.endsAt.getTime() } });
  };
  const find = async (id: string) => {
    const text = await redis.get(keyOf(id));
    return text === null ? null : parse(text);
  };
  return {
    async add(session) {
      await write(session);
      await redis.sAdd(listOfPerson(session.personId), session.id);
      await redis.pExpireAt(listOfPerson(session.personId), session.endsAt.getTime());
    },
    find,
    // Only where it is still there: one that was ended meanwhile stays so.
    async touch(session, seenAt) {
      const expiration = { type: 'PXAT', value: session.endsAt.getTime() } as const;
      await redis.set(keyOf(session.id), JSON.stringify({ ...session, seenAt }), { expiration, condition: 'XX' });
    },
    async remove({ id, personId }) {
      await redis.del(keyOf(id));
      await redis.sRem(listOfPerson(personId), id);
    },
    async listOf(personId) {
      const ids = await redis.sMembers(listOfPerson(personId));
      const found = await Promise.all(ids.map(find));
      return found.filter((session) => session !== null).sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
    },
  };
}

function parse(text: string): Session {
  const { createdAt, seenAt, endsAt, ...rest } = JSON.parse(text) as Session;
  return { ...rest, createdAt: new Date(createdAt), seenAt: new Date(seenAt), endsAt: new Date(endsAt) };
}
