/** Turns texts into vectors of length 127, a signed byte a dimension. */
export interface EmbeddingModel {
  /** Changes with whatever changes a vector; stands beside every vector that is kept. */
  readonly id: string;
  readonly dimensions: number;
  embedTexts(texts: readonly string[]): Promise<Int8Array[]>;
  embedQuery(query: string): Promise<Int8Array>;
}
