import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Word vectors as they were converted: one signed byte a dimension, only the direction counts. The most frequent word comes first. */
export interface WordTable {
  readonly dimensions: number;
  readonly words: readonly string[];
  readonly vectors: Int8Array;
}

/** Reads words.bin, made by ops/convert-words.mjs: a line of JSON, a line of words, then their vectors. */
export function readWordTable(file: string = join(import.meta.dirname, 'words.bin')): WordTable {
  const bytes = readFileSync(file);
  const firstEnd = bytes.indexOf(10);
  const secondEnd = bytes.indexOf(10, firstEnd + 1);
  const { dimensions } = JSON.parse(bytes.toString('latin1', 0, firstEnd)) as { dimensions: number };
  const words = bytes.toString('latin1', firstEnd + 1, secondEnd).split(' ');
  const vectors = new Int8Array(bytes.buffer, bytes.byteOffset + secondEnd + 1, words.length * dimensions);
  return { dimensions, words, vectors };
}
