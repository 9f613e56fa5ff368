import { createHash } from 'node:crypto';
import {
  embeddingsAttempts,
  embeddingsAwaySeconds,
  embeddingsBatchCharacters,
  embeddingsBatchTexts,
  embeddingsMilliseconds,
  embeddingsQueriesKept,
  embeddingsQueryMilliseconds,
} from '../../config/limits.ts';
import { askEmbeddings, EmbeddingsFault, type EmbeddingsPlace } from './embeddings-request.ts';

interface Surroundings {
  /** Waits between attempts. */
  wait(milliseconds: number): Promise<void>;
  now(): Date;
  onFault(error: unknown): void;
  /** How long a question waits for its vector; left out, as long as the limit says. */
  readonly queryMilliseconds?: number;
}

/** As the ids of all remote models begin. */
export const remotePrefix = 'embeddings:';

/**
 * A model behind an OpenAI-compatible `/v1/embeddings`. How long its vectors are it says itself, with its first answer. While it
 * is away nobody waits for it: questions go to the built-in model, and texts keep the vectors that they have.
 */
export class RemoteModel {
  private dimensionsSeen: number | null = null;
  private awayUntil = 0;
  private readonly queries = new Map<string, Int8Array>();

  constructor(
    private readonly place: EmbeddingsPlace,
    private readonly around: Surroundings,
  ) {}

  /** Null until the service has answered once. */
  get dimensions(): number | null {
    return this.dimensionsSeen;
  }

  /** Names service, model and dimensions: vectors of different ones are never compared. Null until it has answered once. */
  get id(): string | null {
    if (this.dimensionsSeen === null) return null;
    const service = createHash('sha256').update(this.place.url).digest('hex').slice(0, 8);
    return `${remotePrefix}${this.place.model}:${this.dimensionsSeen}:${service}`;
  }

  get isAway(): boolean {
    return this.around.now().getTime() < this.awayUntil;
  }

  /** Whether the service has answered, asked if need be. */
  async isReady(): Promise<boolean> {
    if (this.dimensionsSeen === null && !this.isAway) await this.remember(['ready']);
    return this.dimensionsSeen !== null;
  }

  /** Vectors of texts, for the background: batched and tried again. Throws where the service does not answer as it should. */
  async embedTexts(texts: readonly string[]): Promise<Int8Array[]> {
    const vectors: Int8Array[] = [];
    for (const batch of batchesOf(texts)) vectors.push(...(await this.untilAnswered(batch)));
    return vectors;
  }

  /** Sees to the vectors of what is about to be asked: tried once, and not for long. */
  async remember(queries: readonly string[]): Promise<void> {
    const missing = [...new Set(queries)].filter((query) => query !== '' && !this.queries.has(query));
    if (missing.length === 0 || this.isAway) return;
    try {
      const vectors = await this.ask(missing, this.around.queryMilliseconds ?? embeddingsQueryMilliseconds);
      missing.forEach((query, at) => {
        this.queries.set(query, vectors[at]!);
      });
      for (const oldest of this.queries.keys()) {
        if (this.queries.size <= embeddingsQueriesKept) break;
        this.queries.delete(oldest);
      }
    } catch (error) {
      this.leave(error);
    }
  }

  /** The vector of a question that is remembered; null where the built-in model has to answer it. */
  vectorOf(query: string): Int8Array | null {
    return this.queries.get(query) ?? null;
  }

  private async untilAnswered(texts: readonly string[]): Promise<Int8Array[]> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.ask(texts, embeddingsMilliseconds);
      } catch (error) {
        const isWorthIt = !(error instanceof EmbeddingsFault) || error.mayPass;
        if (attempt === embeddingsAttempts || !isWorthIt) {
          this.leave(error);
          throw error;
        }
        await this.around.wait(backoffMilliseconds * 4 ** (attempt - 1));
      }
    }
  }

  private async ask(texts: readonly string[], milliseconds: number): Promise<Int8Array[]> {
    const vectors = await askEmbeddings(this.place, texts, this.dimensionsSeen, milliseconds);
    this.dimensionsSeen ??= vectors[0]!.length;
    this.awayUntil = 0;
    return vectors;
  }

  private leave(error: unknown): void {
    this.awayUntil = this.around.now().getTime() + embeddingsAwaySeconds * 1_000;
    this.around.onFault(error);
  }
}

const backoffMilliseconds = 500;

function batchesOf(texts: readonly string[]): string[][] {
  const batches: string[][] = [];
  let characters = 0;
  for (const text of texts) {
    const last = batches.at(-1);
    const isFull = !last || last.length === embeddingsBatchTexts || characters + text.length > embeddingsBatchCharacters;
    if (isFull) batches.push([text]);
    else last.push(text);
    characters = isFull ? text.length : characters + text.length;
  }
  return batches;
}
