import { describe, expect, it, vi } from 'vitest';
import { SharedReads } from './shared-reads.ts';

/** Reads that end when they are told to; each gives what `state` was when it began. */
function gated(apartMilliseconds = 0) {
  const apart = { millisecondsEach: apartMilliseconds, millisecondsMax: apartMilliseconds };
  const open: (() => void)[] = [];
  const world = { state: 0 };
  const load = (key: string) => {
    const seen = world.state;
    return new Promise<number>((resolve, reject) => open.push(() => (key === 'bad' ? reject(new Error('no')) : resolve(seen))));
  };
  const reads = new SharedReads<string, number>(load, (key) => key, apart);
  return { reads, open, world };
}
const settle = async () => {
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
};

describe('reads that are shared', () => {
  it('begin after everybody who shares them has asked', async () => {
    const { reads, open, world } = gated();
    const first = reads.read('book');
    await settle();
    world.state = 1;
    const later = [reads.read('book'), reads.read('book'), reads.read('book')];
    expect(open).toHaveLength(1);
    open[0]!();
    expect(await first).toBe(0);
    await settle();
    expect(open).toHaveLength(2);
    world.state = 2;
    const last = reads.read('book');
    open[1]!();
    expect(await Promise.all(later)).toEqual([1, 1, 1]);
    await settle();
    open[2]!();
    expect(await last).toBe(2);
    expect(open).toHaveLength(3);
  });

  it('leave nothing behind, whether they go well or not, and keep keys apart', async () => {
    const { reads, open } = gated();
    const bad = reads.read('bad');
    await settle();
    const next = reads.read('bad');
    await settle();
    const good = reads.read('good');
    await settle();
    open[0]!();
    open[1]!();
    await expect(bad).rejects.toThrow('no');
    expect(await good).toBe(0);
    await settle();
    open[2]!();
    await expect(next).rejects.toThrow('no');
    await settle();
    void reads.read('good');
    void reads.read('bad').catch(() => undefined);
    await settle();
    expect(open).toHaveLength(5);
  });

  it('are shared in the pause between two of them as well', async () => {
    const { reads, open, world } = gated(100);
    const first = reads.read('book');
    await settle();
    const later = [reads.read('book')];
    open[0]!();
    await first;
    await settle();
    expect(open).toHaveLength(1);
    world.state = 1;
    later.push(reads.read('book'));
    await vi.waitFor(() => expect(open).toHaveLength(2));
    open[1]!();
    expect(await Promise.all(later)).toEqual([1, 1]);
    expect(open).toHaveLength(2);
  });

  it('are put off after one that many have shared, for whoever comes after its end as well', async () => {
    const { reads, open } = gated(100);
    const first = reads.read('book');
    await settle();
    open[0]!();
    await first;
    await settle();
    const later = [reads.read('book')];
    await settle();
    expect(open).toHaveLength(1);
    later.push(reads.read('book'));
    await vi.waitFor(() => expect(open).toHaveLength(2));
    open[1]!();
    await Promise.all(later);
    expect(open).toHaveLength(2);
  });

  it('are shared by all who have asked in the same turn', async () => {
    const { reads, open, world } = gated();
    const asked = [reads.read('book'), reads.read('book')];
    world.state = 1;
    asked.push(reads.read('book'));
    await settle();
    expect(open).toHaveLength(1);
    open[0]!();
    expect(await Promise.all(asked)).toEqual([1, 1, 1]);
  });
});
