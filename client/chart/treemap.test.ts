import { expect, test } from 'vitest';
import { tilesOf } from './treemap.ts';

const leaf = (key: string, group: string, amount: string) => ({ key, label: key, group, amount });

test('areas are as the amounts, and fill the whole', () => {
  const tiles = tilesOf([leaf('bank', 'cash', '300'), leaf('till', 'cash', '100'), leaf('cars', 'fixed', '400')], 402, 200);
  const area = (key: string) => {
    const tile = tiles.find((one) => one.key === key);
    return tile ? tile.width * tile.height : 0;
  };
  expect(area('cars')).toBe(area('bank') + area('till') + 2 * 200);
  expect(area('bank')).toBeGreaterThan(2.9 * area('till'));
});

test('what is nothing or below has no tile', () => {
  expect(tilesOf([leaf('overdrawn', 'cash', '-5'), leaf('empty', 'cash', '0.00')], 100, 100)).toEqual([]);
});
