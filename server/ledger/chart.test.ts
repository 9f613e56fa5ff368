import { describe, expect, it } from 'vitest';
import { Chart, type ChartAccount } from './chart.ts';

const account = (id: number, parentId: number | null, path: number[], fullName: string): ChartAccount => ({
  id,
  parentId,
  path,
  fullName,
  name: fullName.split(':').at(-1)!,
  depth: path.length,
  type: 'ASSET',
  role: null,
  roleInferred: false,
  isConversion: false,
});

describe('Chart', () => {
  const chart = new Chart([
    account(3, null, [3], 'b'),
    account(4, 3, [3, 4], 'b:y'),
    account(1, null, [1], 'a'),
    account(5, 4, [3, 4, 5], 'b:y:z'),
    account(2, 3, [3, 2], 'b:x'),
  ]);

  it('stands in tree order, siblings as they came', () => {
    expect(chart.accounts.map(({ fullName }) => fullName)).toEqual(['b', 'b:y', 'b:y:z', 'b:x', 'a']);
  });

  it('finds by name, by id, and below', () => {
    expect(chart.find('b:y')?.id).toBe(4);
    expect(chart.find('b:n')).toBeNull();
    expect(chart.subtree(chart.account(4)).map(({ id }) => id)).toEqual([4, 5]);
    expect(() => chart.account(9)).toThrow();
  });
});
