/** So much of a file is looked at to tell its format. */
const headBytes = 65_536;

/** The beginning of a file, which tells its format; no more of it is read. */
export async function* firstBytes(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let left = headBytes;
  for await (const chunk of chunks) {
    yield chunk.subarray(0, left);
    left -= chunk.byteLength;
    if (left <= 0) return;
  }
}
