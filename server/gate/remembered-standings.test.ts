import { expect, it } from 'vitest';
import { rememberedStandingSecondsMax } from '../config/limits.ts';
import { Refusal } from '../ledger/refusal.ts';
import { RememberedStandings } from './remembered-standings.ts';
import type { Standing } from './standing.ts';

const standing = { asker: { credential: 'key fk_a' }, came: {}, isRemembered: false } as unknown as Standing;
const asking = (key: string) => ({ method: 'POST', headers: { authorization: `Bearer ${key}` } });
const away = async () => {
  throw new Refusal('UNAVAILABLE', 'The database does not answer.');
};
const refused = async () => {
  throw new Refusal('UNAUTHENTICATED', 'This API key is revoked.');
};
let now = new Date('2026-10-15T12:00:00Z');
const remembered = () => new RememberedStandings(() => now);

it('whom the database has confirmed is known while it is away, and said to be remembered', async () => {
  const known = remembered();
  expect(await known.standing(asking('a'), async () => standing)).toBe(standing);
  expect(await known.standing(asking('a'), away)).toEqual({ ...standing, isRemembered: true });
  await expect(known.standing(asking('b'), away)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
});

it('a credential that the database has refused is forgotten', async () => {
  const known = remembered();
  await known.standing(asking('a'), async () => standing);
  await expect(known.standing(asking('a'), refused)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  await expect(known.standing(asking('a'), away)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
});

it('nobody is known once a right was taken away, until the database confirms it again', async () => {
  const known = remembered();
  await known.standing(asking('a'), async () => standing);
  known.forget();
  await expect(known.standing(asking('a'), away)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
});

it('nobody is known for longer than the limit', async () => {
  const known = remembered();
  await known.standing(asking('a'), async () => standing);
  now = new Date(now.getTime() + (rememberedStandingSecondsMax + 1) * 1_000);
  await expect(known.standing(asking('a'), away)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
});
