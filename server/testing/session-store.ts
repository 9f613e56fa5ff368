import { expect, it } from 'vitest';
import type { Session, SessionStore } from '../identity/sessions.ts';

/** What every place of sessions must keep to. `personId` of what is added is 1 or 2; `setNow` sets the clock it was made with. */
export function itKeepsSessions(store: () => SessionStore, setNow: (now: Date) => void): void {
  let count = 0;
  const at = (hour: number) => new Date(Date.UTC(2026, 9, 15, hour));
  const session = (given: Partial<Session> = {}): Session => {
    count += 1;
    return {
      id: `id ${count}`,
      personId: 1,
      publicId: `public ${count}`,
      agent: 'Browser',
      createdAt: at(8),
      seenAt: at(8),
      endsAt: at(20),
      ...given,
    };
  };

  it('gives back what was put in, and nothing by another id', async () => {
    const one = session();
    await store().add(one);
    expect(await store().find(one.id)).toEqual(one);
    expect(await store().find('nobody')).toBeNull();
  });

  it('notes when one was seen, and brings back none that has been ended', async () => {
    const one = session();
    await store().add(one);
    await store().touch(one, at(9));
    expect(await store().find(one.id)).toEqual({ ...one, seenAt: at(9) });
    await store().remove(one);
    await store().touch(one, at(10));
    expect(await store().find(one.id)).toBeNull();
  });

  it('lists those of a person, oldest first, and sweeps out what has ended with the next sign-in', async () => {
    const [late, early, other] = [session({ personId: 2, createdAt: at(9) }), session({ personId: 2, endsAt: at(12) }), session()];
    for (const one of [late, early, other]) await store().add(one);
    expect(await store().listOf(2)).toEqual([early, late]);
    setNow(at(13));
    const next = session({ personId: 2, createdAt: at(13) });
    await store().add(next);
    expect(await store().listOf(2)).toEqual([late, next]);
    expect(await store().find(early.id)).toBeNull();
  });
}
