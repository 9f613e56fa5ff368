import type { EmbeddingModel } from '../model/embedding-model.ts';
import { type Mode, scoreOf } from '../ranking/fuse.ts';
import { TextIndex } from '../ranking/text-index.ts';
import type { LabelledQuery, LabelledSet } from './labelled-file.ts';
import { type Measures, meanOf, measuresOf } from './measures.ts';

export const modes: readonly Mode[] = ['KEYWORD', 'VECTOR', 'HYBRID'];

export interface QueryResult {
  readonly query: LabelledQuery;
  readonly measures: Measures;
  /** Texts of the first ten, the best first. */
  readonly found: readonly { readonly id: string; readonly text: string; readonly isRelevant: boolean }[];
}

export interface Evaluation {
  readonly model: string;
  readonly results: Readonly<Record<Mode, readonly QueryResult[]>>;
}

/** Answers every query of a labelled set as `search` does, in each mode. */
export async function evaluate(model: EmbeddingModel, set: LabelledSet): Promise<Evaluation> {
  const index = new TextIndex(model.dimensions);
  const vectors = await model.embedTexts(set.texts.map(({ text }) => text));
  set.texts.forEach(({ text }, place) => {
    index.put(place, text, vectors[place]!);
  });
  const results: Record<Mode, QueryResult[]> = { KEYWORD: [], VECTOR: [], HYBRID: [] };
  for (const query of set.queries) {
    const cosines = index.cosines(await model.embedQuery(query.query));
    const keywords = index.keywords(query.query);
    const score = (mode: Mode, place: number) => scoreOf(mode, cosines[place]!, keywords[place]!);
    const relevant = new Set(query.relevant);
    for (const mode of modes) {
      const places = set.texts.map((_, place) => place).filter((place) => mode !== 'KEYWORD' || keywords[place]! > 0);
      const ranked = places.sort((a, b) => score(mode, b) - score(mode, a) || a - b).map((place) => set.texts[place]!);
      const measures = measuresOf(
        ranked.map(({ id }) => id),
        relevant,
      );
      const found = ranked.slice(0, 10).map((text) => ({ ...text, isRelevant: relevant.has(text.id) }));
      results[mode].push({ query, measures, found });
    }
  }
  return { model: model.id, results };
}

/** One row a mode: all queries together, then nDCG@10 of each kind in the order in which kinds first come. */
export function tableOf(
  evaluation: Evaluation,
): { mode: Mode; all: Measures; byKind: { kind: string; count: number; ndcg10: number }[] }[] {
  return modes.map((mode) => {
    const results = evaluation.results[mode];
    const kinds = [...new Set(results.map(({ query }) => query.kind))];
    const byKind = kinds.map((kind) => {
      const ofKind = results.filter(({ query }) => query.kind === kind).map(({ measures }) => measures);
      return { kind, count: ofKind.length, ndcg10: meanOf(ofKind).ndcg10 };
    });
    return { mode, all: meanOf(results.map(({ measures }) => measures)), byKind };
  });
}
