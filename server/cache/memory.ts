import { LRUCache } from 'lru-cache';
import type { Entry } from './entry.ts';
import { laterOf } from './entry.ts';

/** Objects, big integers and their headers take about so many times the room of the text that they were read from. */
const roomPerTextByte = 5;

/** Entries of this process, the least used of which make room for new ones. */
export class MemoryEntries {
  private readonly entries: LRUCache<string, Entry>;

  constructor(bytesMax: number) {
    this.entries = new LRUCache({
      maxSize: bytesMax,
      sizeCalculation: (entry, key) => 200 + key.length * 2 + entry.bytes * roomPerTextByte,
    });
  }

  get(key: string): Entry | null {
    return this.entries.get(key) ?? null;
  }

  /** The fence: an entry never takes the place of one that reflects more. */
  put(key: string, entry: Entry): void {
    if (laterOf(entry, this.get(key)) === entry) this.entries.set(key, entry);
  }

  /** An estimate; never more than it was made for. */
  get bytes(): number {
    return this.entries.calculatedSize;
  }
}
