import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Chart, type ChartAccount } from '../chart.ts';
import { forms, soughtNodes } from './branches.ts';

/** Account n, below the account that `parents` names for it (0: at the top). */
function chartOf(parents: readonly number[]): Chart {
  const paths: number[][] = [];
  const accounts = parents.map((parent, i): ChartAccount => {
    const path = [...(parent === 0 ? [] : paths[parent - 1]!), i + 1];
    paths.push(path);
    const name = `a${i + 1}`;
    const facts = { type: 'EXPENSE', role: null, roleInferred: false, isConversion: false } as const;
    return { id: i + 1, fullName: name, name, depth: path.length, parentId: parent || null, path, ...facts };
  });
  return new Chart(accounts);
}

const someChart = fc
  .array(fc.nat(), { minLength: 1, maxLength: 25 })
  .map((draws) => chartOf(draws.map((draw, i) => (i === 0 ? 0 : draw % (i + 1)))));

test('what is read adds up to each account once, under what it is asked under, and to nothing else', () => {
  fc.assert(
    fc.property(someChart, fc.array(fc.nat({ max: 3 }), { minLength: 25, maxLength: 25 }), (chart, draws) => {
      // 0: not asked for; 3: asked for by commodity; else the group.
      const groups = new Map(chart.accounts.map(({ id }, i) => [id, draws[i]!]));
      const asked = chart.accounts.filter(({ id }) => groups.get(id) !== 0);
      const accounts = asked.map(({ id }) => ({ id, under: groups.get(id)!, isWorth: groups.get(id) !== 3 }));
      const counted = new Map<string, number>();
      for (const { id, under, form, sign } of soughtNodes(accounts, chart)) {
        const meant = form === forms.branch ? chart.subtree(chart.account(id)).slice(1) : [chart.account(id)];
        for (const account of meant) counted.set(`${account.id} ${under}`, (counted.get(`${account.id} ${under}`) ?? 0) + sign);
      }
      const found = [...counted].filter(([, times]) => times !== 0).sort();
      expect(found).toEqual(accounts.map(({ id, under }) => [`${id} ${under}`, 1]).sort());
    }),
    { numRuns: 500 },
  );
});

test('a category of many accounts is one branch, less the few that stand elsewhere', () => {
  // 1 is above 2 to 9, of which 9 is above 10.
  const chart = chartOf([0, 1, 1, 1, 1, 1, 1, 1, 1, 9]);
  const under = (id: number) => ({ id, under: id === 10 ? 2 : 1, isWorth: true });
  const sought = soughtNodes(
    chart.accounts.map(({ id }) => under(id)),
    chart,
  );
  expect(sought).toHaveLength(4);
  expect(sought).toEqual(
    expect.arrayContaining([
      { id: 1, under: 1, form: forms.worth, sign: 1 },
      { id: 1, under: 1, form: forms.branch, sign: 1 },
      { id: 10, under: 1, form: forms.worth, sign: -1 },
      { id: 10, under: 2, form: forms.worth, sign: 1 },
    ]),
  );
});
