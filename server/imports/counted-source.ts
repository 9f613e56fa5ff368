import { createHash } from 'node:crypto';
import { firstBytes } from './first-bytes.ts';
import type { SourceFile } from './journal.ts';
import { linesOf } from './lines.ts';

/** What of an import's request its file is read by. */
interface Opened {
  readonly fileName: string;
  open(): AsyncIterable<Uint8Array>;
  onProgress?(bytesRead: number): void;
}

/** The file as formats see it, measured on the way: some read it more than once, and then the last time counts. */
export class CountedSource implements SourceFile {
  readonly name: string;
  bytesRead = 0;
  private digestRead: string | null = null;

  constructor(
    private readonly request: Opened,
    private readonly noteProgress: (bytesRead: number) => void,
  ) {
    this.name = request.fileName;
  }

  lineBatches(): AsyncIterable<readonly string[]> {
    return linesOf(this.counted());
  }

  bytes(): AsyncIterable<Uint8Array> {
    return this.counted();
  }

  /** Null until it was read to its end. */
  get digest(): string | null {
    return this.digestRead;
  }

  private async *counted(): AsyncGenerator<Uint8Array> {
    const hash = createHash('sha256');
    this.bytesRead = 0;
    for await (const chunk of this.request.open()) {
      this.bytesRead += chunk.byteLength;
      hash.update(chunk);
      this.noteProgress(this.bytesRead);
      this.request.onProgress?.(this.bytesRead);
      yield chunk;
    }
    this.digestRead = hash.digest('hex');
  }
}

/** The beginning of the file, which tells its format. */
export async function headOf(request: Opened): Promise<string> {
  const lines: string[] = [];
  for await (const batch of linesOf(firstBytes(request.open()))) lines.push(...batch);
  return lines.join('\n');
}
