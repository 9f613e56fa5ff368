import { describe, expect, it } from 'vitest';
import { atOnce, inTurn } from './turns.ts';

const pause = () => new Promise((resolve) => setImmediate(resolve));

describe('turns', () => {
  it('come one after the other for one key, after failures too', async () => {
    const [owner, said] = [{}, [] as string[]];
    const work = (name: string) => async () => {
      said.push(`${name} begins`);
      await pause();
      said.push(`${name} ends`);
      if (name === 'b') throw new Error('b fails');
      return name;
    };
    const answers = await Promise.allSettled(['a', 'b', 'c'].map((name) => inTurn(owner, 1, work(name))));
    expect(said).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
    expect(answers).toMatchObject([{ value: 'a' }, { reason: new Error('b fails') }, { value: 'c' }]);
  });

  it('of another key or another owner do not wait', async () => {
    const owner = {};
    let release: () => void = () => undefined;
    const held = inTurn(owner, 1, () => new Promise<void>((resolve) => (release = resolve)));
    expect(await Promise.all([inTurn(owner, 2, async () => 'key'), inTurn({}, 1, async () => 'owner')])).toEqual(['key', 'owner']);
    release();
    await held;
  });
});

describe('work at once', () => {
  it('is taken in order by whoever is done', async () => {
    const [said, open] = [[] as string[], new Map<string, () => void>()];
    const all = atOnce(2, ['a', 'b', 'c', 'd'], async (name) => {
      said.push(name);
      await new Promise<void>((resolve) => open.set(name, resolve));
    });
    expect(said).toEqual(['a', 'b']);
    for (const [over, then] of [
      ['b', 'abc'],
      ['c', 'abcd'],
      ['a', 'abcd'],
      ['d', 'abcd'],
    ] as const) {
      open.get(over)!();
      await pause();
      expect(said.join('')).toBe(then);
    }
    await all;
  });

  it('ends with what failed, after what was under way, and begins nothing more', async () => {
    const said: string[] = [];
    const all = atOnce(2, ['a', 'b', 'c'], async (name) => {
      if (name === 'a') throw new Error('a fails');
      await pause();
      said.push(name);
    });
    await expect(all).rejects.toThrow('a fails');
    expect(said).toEqual(['b']);
  });
});
