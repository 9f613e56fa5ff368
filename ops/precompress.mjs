import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const text = /\.(js|css|html|svg|json|txt|map|webmanifest)$/;
const bytesMin = 1_024;

/**
 * Writes FILE.gz and FILE.br beside each text file of more than a kilobyte, as small as can be.
 * @param {string} folder
 * @returns {number} how many files were compressed
 */
export function precompress(folder) {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => !name.startsWith('.'))
    .map((name) => join(folder, name))
    .filter((file) => text.test(file) && statSync(file).isFile() && statSync(file).size >= bytesMin);
  for (const file of files) {
    const content = readFileSync(file);
    writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }));
    writeFileSync(`${file}.br`, brotliCompressSync(content));
  }
  return files.length;
}
