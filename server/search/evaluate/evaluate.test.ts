import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { StaticModel } from '../model/static-model.ts';
import { evaluate, tableOf } from './evaluate.ts';
import { parseLabelled } from './labelled-file.ts';
import { measuresOf } from './measures.ts';

const file = readFileSync(new URL('../labelled/bank-texts.json', import.meta.url), 'utf8');

describe('measures', () => {
  it('are known for a ranking by hand', () => {
    const measures = measuresOf(['a', 'x', 'b'], new Set(['a', 'b', 'c']));
    expect(measures.ndcg10).toBeCloseTo((1 + 1 / 2) / (1 + 1 / Math.log2(3) + 1 / 2));
    expect(measures.recall5).toBeCloseTo(2 / 3);
    expect(measures.reciprocal10).toBe(1);
    expect(measuresOf(['x'], new Set(['a']))).toEqual({ ndcg10: 0, recall5: 0, reciprocal10: 0 });
  });
});

describe('a labelled file', () => {
  it('says what is wrong with it, all at once', () => {
    const { problems } = parseLabelled(
      '{"texts": [{"id": "a", "text": "x"}, 3], "queries": [{"query": "q", "relevant": ["b"]}, {"query": "r", "relevant": []}, {}]}',
    );
    expect(problems).toEqual([
      'texts[1] must be a text, or an object with "id" and "text".',
      'queries[0] ("q"): there is no text with the id "b".',
      'queries[1] ("r"): "relevant" is empty; take the query out, or name a text.',
      'queries[2] must be an object with "query" and "relevant", a list of ids of texts.',
    ]);
    expect(parseLabelled('{').problems[0]).toMatch(/^it is not JSON/);
    expect(parseLabelled('[]').problems[0]).toMatch(/no lists "texts" and "queries"/);
  });

  it('of this project has two halves with all kinds of questions', () => {
    const { set, problems } = parseLabelled(file);
    expect(problems).toEqual([]);
    expect(set.texts.length).toBeGreaterThanOrEqual(300);
    expect(set.queries.length).toBeGreaterThanOrEqual(150);
    for (const half of ['tuned', 'frozen'])
      expect(new Set(set.queries.filter((query) => query.half === half).map(({ kind }) => kind)).size).toBe(5);
  });
});

it.each([
  ['this project', file],
  ['somebody who had not seen the lexicon', readFileSync(new URL('../labelled/other-texts.json', import.meta.url), 'utf8')],
])('the built-in model answers the frozen half of %s well, in other languages too', async (_, labelled) => {
  const { set } = parseLabelled(labelled);
  const frozen = { ...set, queries: set.queries.filter(({ half }) => half === 'frozen') };
  const table = tableOf(await evaluate(new StaticModel(), frozen));
  const row = (mode: string) => table.find((one) => one.mode === mode)!;
  expect(row('HYBRID').all.ndcg10).toBeGreaterThan(0.7);
  expect(row('HYBRID').byKind.find(({ kind }) => kind === 'multilingual')!.ndcg10).toBeGreaterThan(0.6);
  expect(row('HYBRID').all.ndcg10).toBeGreaterThan(row('VECTOR').all.ndcg10);
  expect(row('VECTOR').all.ndcg10).toBeGreaterThan(row('KEYWORD').all.ndcg10 + 0.2);
});
