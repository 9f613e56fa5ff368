import { beforeAll, describe, expect, it } from 'vitest';
import { StaticModel } from './static-model.ts';

let model: StaticModel;
beforeAll(() => {
  model = new StaticModel();
});

function cosine(a: Int8Array, b: Int8Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += a[at]! * b[at]!;
  return sum / 127 ** 2;
}

/** The text that a query is nearest to. */
async function nearest(query: string, ...texts: string[]): Promise<string> {
  const asked = await model.embedQuery(query);
  return [...texts].sort((a, b) => cosine(asked, model.embedText(b)) - cosine(asked, model.embedText(a)))[0]!;
}

const texts = [
  'RYANAIR FR1234 DUBLIN',
  'IBIS BUDGET LYON',
  'LIDL SAGT DANKE',
  'Gehalt Mai',
  'STADTWERKE ABSCHLAG STROM',
  'NOTAR DR. HUBER',
  'UBER *EATS PENDING',
  'UBER *TRIP 9H2',
];

describe('the built-in model', () => {
  it.each([
    ['plane tickets', 'RYANAIR FR1234 DUBLIN'],
    ['where we slept', 'IBIS BUDGET LYON'],
    ['hébergement', 'IBIS BUDGET LYON'],
    ['supermercado', 'LIDL SAGT DANKE'],
    ['wages', 'Gehalt Mai'],
    ['electricty bil', 'STADTWERKE ABSCHLAG STROM'],
    ['Stromrechnungen', 'STADTWERKE ABSCHLAG STROM'],
    ['notaries', 'NOTAR DR. HUBER'],
    ['takeaway meals', 'UBER *EATS PENDING'],
    ['taxis', 'UBER *TRIP 9H2'],
  ])('finds for %j %j', async (query, text) => expect(await nearest(query, ...texts)).toBe(text));

  it('is not moved by what a bank puts around a name', () => {
    const bare = model.embedText('REWE');
    for (const text of ['REWE SAGT DANKE 41827 // BERLIN DE', 'SEPA LASTSCHRIFT REWE MARKT GMBH REF 99182', 'Rewe'])
      expect(cosine(bare, model.embedText(text)), text).toBeGreaterThan(0.9);
  });

  it('reads German with and without umlauts alike', () => {
    for (const [a, b] of [
      ['Gebühren', 'GEBUEHREN'],
      ['Löhne', 'LOEHNE'],
      ['Bäckerei', 'Backerei'],
    ])
      expect(cosine(model.embedText(a!), model.embedText(b!)), a).toBeGreaterThan(0.99);
  });

  it('gives vectors of length 127 of whole numbers, or none at all', () => {
    const length = Math.sqrt(127 ** 2 * cosine(model.embedText('hotel'), model.embedText('hotel')));
    expect(length).toBeGreaterThan(123);
    expect(length).toBeLessThan(131);
    for (const text of ['', '???', '0912 7731', '漢字'])
      expect(
        [...model.embedText(text)].every((value) => value === 0),
        text,
      ).toBe(true);
    expect(model.embedText('hotel')).toHaveLength(model.dimensions);
  });

  it('knows no word that is a misspelt one by heart', () => {
    expect([...new StaticModel().embedText('resturant')]).toEqual([...model.embedText('resturant')]);
  });
});
