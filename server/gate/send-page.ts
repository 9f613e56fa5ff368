import { promisify } from 'node:util';
import { brotliCompress, gzip, constants as zlib } from 'node:zlib';
import type { Request, Response } from 'express';
import { codingFor } from '../answers/content-coding.ts';

/** A page that was written for one reader. */
export async function sendPage(request: Request, response: Response, html: string): Promise<void> {
  const coding = codingFor(request.headers['accept-encoding']);
  const bytes = await encoders[coding](Buffer.from(html, 'utf8'));
  // Somebody's figures: no shelf on the way, and none in the browser, may keep them.
  response.setHeader('Cache-Control', 'private, no-store');
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  response.vary('Cookie, Accept-Encoding, Accept-Language');
  if (coding !== 'identity') response.setHeader('Content-Encoding', coding);
  response.setHeader('Content-Length', bytes.length);
  response.end(bytes);
}

const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);

/** Written for one reader once: quickly rather than as small as can be. */
const encoders = {
  identity: async (bytes: Buffer) => bytes,
  gzip: (bytes: Buffer) => gzipped(bytes, { level: 5 }),
  br: (bytes: Buffer) => brotli(bytes, { params: { [zlib.BROTLI_PARAM_QUALITY]: 4, [zlib.BROTLI_PARAM_SIZE_HINT]: bytes.length } }),
};
