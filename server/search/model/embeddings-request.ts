import { embeddingsAnswerBytesMax, embeddingsDimensionsMax } from '../../config/limits.ts';
import { unitBytes } from './unit-bytes.ts';

export interface EmbeddingsPlace {
  /** The whole address that is asked. */
  readonly url: string;
  readonly apiKey: string | null;
  readonly model: string;
}

/** The service answered, and not as it should. `mayPass`: trying again may help. */
export class EmbeddingsFault extends Error {
  constructor(
    message: string,
    readonly mayPass: boolean,
  ) {
    super(message);
    this.name = 'EmbeddingsFault';
  }
}

/**
 * One request for the vectors of some texts, in their order. Throws where the service does not answer in time, with more than is read,
 * or with anything but one vector of `dimensions` numbers for each text; null takes any number.
 */
export async function askEmbeddings(
  { url, apiKey, model }: EmbeddingsPlace,
  texts: readonly string[],
  dimensions: number | null,
  milliseconds: number,
): Promise<Int8Array[]> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(apiKey === null ? {} : { authorization: `Bearer ${apiKey}` }) },
    // An empty text is refused by most services, and means nothing to any.
    body: JSON.stringify({ model, input: texts.map((text) => (text.trim() === '' ? '-' : text)), encoding_format: 'float' }),
    redirect: 'error',
    signal: AbortSignal.timeout(milliseconds),
  });
  if (!response.ok) {
    await response.body?.cancel();
    throw new EmbeddingsFault(`the embeddings service answered ${response.status}`, mayPass(response.status));
  }
  return vectorsOf(await bounded(response), texts.length, dimensions);
}

function mayPass(status: number): boolean {
  return status === 408 || status === 429 || status >= 500;
}

async function bounded(response: Response): Promise<unknown> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length;
    if (bytes > embeddingsAnswerBytesMax) {
      throw new EmbeddingsFault(`the embeddings service answered with more than ${embeddingsAnswerBytesMax} bytes`, false);
    }
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    throw new EmbeddingsFault('the embeddings service answered with something that is not JSON', true);
  }
}

function vectorsOf(answer: unknown, count: number, dimensions: number | null): Int8Array[] {
  const { data } = (answer ?? {}) as { data?: { index?: number; embedding?: unknown }[] };
  if (!Array.isArray(data) || data.length !== count) {
    throw new EmbeddingsFault(`the embeddings service gave ${Array.isArray(data) ? data.length : 'no'} vectors for ${count} texts`, false);
  }
  const vectors: Int8Array[] = [];
  data.forEach(({ index, embedding }, at) => {
    if (!Array.isArray(embedding) || !embedding.every((value) => Number.isFinite(value))) {
      throw new EmbeddingsFault('the embeddings service gave a vector that is not a list of numbers', false);
    }
    const wanted = dimensions ?? (data[0]!.embedding as unknown[]).length;
    if (embedding.length !== wanted || wanted === 0 || wanted > embeddingsDimensionsMax) {
      throw new EmbeddingsFault(`the embeddings service gave a vector of ${embedding.length} dimensions, not of ${wanted}`, false);
    }
    vectors[index ?? at] = unitBytes(Float32Array.from(embedding));
  });
  // An index that comes twice leaves another out.
  for (let at = 0; at < count; at += 1) {
    if (!vectors[at]) throw new EmbeddingsFault(`the embeddings service gave no vector for text ${at}`, false);
  }
  return vectors;
}
