import { describe, expect, it } from 'vitest';
import { cachedField, closedGate, newWorld } from '../testing/cached-field.ts';
import { CacheEvents } from './events.ts';
import { MemoryEntries } from './memory.ts';
import { CacheSession } from './session.ts';

const report = (version: number, more: object = {}) => ({
  figure: version,
  provenance: { dataVersion: String(version), stale: false },
  ...more,
});

describe('a cached field', () => {
  it('is computed once, until its time is over', async () => {
    const world = newWorld();
    const field = cachedField(world);
    expect(await field.ask()).toEqual(report(1));
    world.nowMs += 59_900;
    expect(await field.ask()).toEqual(report(1));
    expect(field.loads).toBe(1);
    world.nowMs += 30_100;
    await field.ask();
    expect(field.loads).toBe(2);
    expect(field.results).toEqual(['miss', 'hit_l1', 'miss']);
  });

  it('ends up to a tenth early, and never late', async () => {
    for (const [random, lastsMs] of [
      [0, 60_000],
      [0.5, 57_000],
      [0.999, 54_006],
    ] as const) {
      const world = newWorld();
      const field = cachedField(
        world,
        { random: () => random },
        { policy: { field: 'f', ttlSeconds: 60, swrSeconds: 0, staleIfErrorSeconds: 0 } },
      );
      await field.ask();
      world.nowMs += lastsMs - 1;
      await field.ask();
      expect(field.loads).toBe(1);
      world.nowMs += 1;
      await field.ask();
      expect(field.loads).toBe(2);
    }
  });

  it('ends together with all that was computed for the same request, and not with what was for others', async () => {
    const world = newWorld();
    const [first, second] = [new CacheSession(null), new CacheSession(null)];
    let drawn = 0;
    const field = cachedField(world, { random: () => (drawn += 0.3) });
    for (const [key, session] of [
      ['a', first],
      ['b', first],
      ['c', second],
    ] as const)
      await field.ask(key, session);
    const endsAfter = [...first.notes, ...second.notes].map(({ path, ttlSeconds }) => [path, ttlSeconds]);
    expect(endsAfter).toEqual([
      ['a', 58.2],
      ['b', 58.2],
      ['c', 56.4],
    ]);
  });

  it('is computed anew after a write, at once', async () => {
    const world = newWorld();
    const field = cachedField(world);
    await field.ask();
    world.version = 2n;
    expect(await field.ask()).toEqual(report(2));
    expect(field.results).toEqual(['miss', 'miss']);
  });

  it('keeps nothing of a reader that a write has overtaken', async () => {
    const world = newWorld();
    const field = cachedField(world);
    const [slow, quick] = [closedGate(), closedGate()];
    field.instead = () => slow.passed.then(() => report(1));
    const first = field.ask();
    await Promise.resolve();
    world.version = 2n;
    field.instead = () => quick.passed.then(() => report(2));
    const second = field.ask();
    quick.open();
    expect(await second).toEqual(report(2));
    slow.open();
    expect(await first).toEqual(report(1));
    field.instead = () => Promise.reject(new Error('must not be asked'));
    expect(await field.ask()).toEqual(report(2));
    expect(field.results).toEqual(['miss', 'miss', 'hit_l1']);
  });

  it('never lets a reader after a write join what was begun before it', async () => {
    const world = newWorld();
    const field = cachedField(world);
    const gate = closedGate();
    field.instead = () => gate.passed.then(() => report(1));
    const before = [field.ask(), field.ask(), field.ask()];
    await Promise.resolve();
    world.version = 2n;
    field.instead = null;
    expect(await field.ask()).toEqual(report(2));
    gate.open();
    expect(await Promise.all(before)).toEqual([report(1), report(1), report(1)]);
    expect(field.loads).toBe(2);
    expect(field.results.toSorted()).toEqual(['coalesced', 'coalesced', 'miss', 'miss']);
  });

  it('past its time answers twenty readers at once while it is computed behind them, once', async () => {
    const world = newWorld();
    const field = cachedField(world);
    await field.ask();
    world.nowMs += 60_100;
    const gate = closedGate();
    field.instead = () => gate.passed.then(() => report(1, { again: true }));
    const answers = await Promise.all(Array.from({ length: 20 }, () => field.ask()));
    expect(new Set(answers.map((answer) => answer.again))).toEqual(new Set([undefined]));
    expect(field.loads).toBe(2);
    gate.open();
    await field.cache.idle();
    expect(await field.ask()).toEqual(report(1, { again: true }));
    expect(field.loads).toBe(2);
  });

  it('past its time and after a write makes everybody wait for the new value', async () => {
    const world = newWorld();
    const field = cachedField(world);
    await field.ask();
    world.nowMs += 60_100;
    world.version = 2n;
    expect(await field.ask()).toEqual(report(2));
  });

  it('survives a failure with the old value, which says so, and keeps nothing of the failure', async () => {
    const world = newWorld();
    const field = cachedField(world);
    await field.ask();
    world.version = 2n;
    world.nowMs += 3_659_000;
    field.instead = () => Promise.reject(new Error('the database is away'));
    expect(await field.ask()).toEqual({ figure: 1, provenance: { dataVersion: '1', stale: true } });
    world.nowMs += 2_000;
    await expect(field.ask()).rejects.toThrow('away');
    field.instead = null;
    expect(await field.ask()).toEqual(report(2));
    expect(field.results).toEqual(['miss', 'stale_error', 'miss']);
  });

  it('answers no refusal with an old value, and nothing old where the value cannot say so', async () => {
    const world = newWorld();
    const field = cachedField(world);
    const mute = cachedField(world, {}, { policy: { field: 'f', ttlSeconds: 60, swrSeconds: 30, staleIfErrorSeconds: 0 } });
    for (const it of [field, mute]) await it.ask();
    world.version = 2n;
    field.instead = () => Promise.reject(new Error('refused: such a period is none'));
    mute.instead = () => Promise.reject(new Error('the database is away'));
    await expect(field.ask()).rejects.toThrow('refused');
    await expect(mute.ask()).rejects.toThrow('away');
  });

  it('is computed by those who wait where the first one is given up', async () => {
    const world = newWorld();
    const field = cachedField(world);
    const gate = closedGate();
    field.instead = () => gate.passed.then(() => Promise.reject(new Error('given up')));
    const first = field.ask();
    const others = [field.ask(), field.ask()];
    await Promise.resolve();
    field.instead = null;
    gate.open();
    await expect(first).rejects.toThrow('given up');
    expect(await Promise.all(others)).toEqual([report(1), report(1)]);
    expect(field.loads).toBe(2);
  });

  it('a failed refresh behind an answer is nobody’s failure', async () => {
    const world = newWorld();
    const field = cachedField(world);
    await field.ask();
    world.nowMs += 61_000;
    field.instead = () => Promise.reject(new Error('away'));
    expect(await field.ask()).toEqual(report(1));
    await field.cache.idle();
    expect(await field.ask()).toEqual(report(1));
    await field.cache.idle();
  });

  it('is answered but not kept where text cannot give it back, or is too long', async () => {
    const world = newWorld();
    const field = cachedField(world, { strict: false });
    field.instead = async () => new Map([[1, 2]]);
    expect(await field.ask('map')).toEqual(new Map([[1, 2]]));
    field.instead = async () => ({ text: 'x'.repeat(2_000_000) });
    expect((await field.ask('long')).text).toHaveLength(2_000_000);
    await field.ask('map');
    expect(field.results).toEqual(['uncacheable', 'too_large', 'too_large']);
    const strict = cachedField(world);
    strict.instead = async () => new Map();
    await expect(strict.ask()).rejects.toThrow('instance of Map');
  });

  it('tells whoever listens of each look-up and each load, no more and no less', async () => {
    const world = newWorld();
    const events = new CacheEvents();
    const told: string[] = [];
    events.subscribe((event) => void told.push(event.kind === 'lookup' ? `${event.result} ${event.ageSeconds}` : event.kind));
    const field = cachedField(world, { events });
    await field.ask();
    world.nowMs += 5_000;
    await field.ask();
    expect(told).toEqual(['load', 'miss null', 'hit_l1 5']);
  });
});

describe('the memory of a process', () => {
  it('never holds more than it was made for, and lets go of what is least used', () => {
    const memory = new MemoryEntries(100_000);
    const entry = { version: 1n, storedAtMs: 0, ttlMs: 1, value: null, bytes: 1_000 };
    memory.put('first', entry);
    for (let index = 0; index < 1_000; index++) {
      memory.put(`key ${index}`, entry);
      memory.get('first');
    }
    expect(memory.bytes).toBeLessThanOrEqual(100_000);
    expect(memory.bytes).toBeGreaterThan(90_000);
    expect([memory.get('first'), memory.get('key 999'), memory.get('key 0')]).toEqual([entry, entry, null]);
    memory.put('all too large', { ...entry, bytes: 100_000 });
    expect(memory.get('all too large')).toBeNull();
    expect(memory.get('first')).toBe(entry);
  });

  it('keeps the later of two entries, whichever comes first', () => {
    const memory = new MemoryEntries(100_000);
    const entry = (version: bigint, storedAtMs: number) => ({ version, storedAtMs, ttlMs: 1, value: null, bytes: 1 });
    for (const it of [entry(2n, 5), entry(1n, 9), entry(2n, 4)]) memory.put('key', it);
    expect(memory.get('key')).toEqual(entry(2n, 5));
    memory.put('key', entry(2n, 6));
    memory.put('key', entry(3n, 1));
    expect(memory.get('key')).toEqual(entry(3n, 1));
  });
});
