import { LRUCache } from 'lru-cache';
import { keptAnswerBytesMax } from '../config/limits.ts';
import type { KeptAnswer } from './kept-answer.ts';

/** Whole answers of this process; those that nobody has asked for lately make room for new ones. */
export class AnswerStore {
  private readonly answers: LRUCache<string, KeptAnswer>;

  constructor(bytesMax: number) {
    this.answers = new LRUCache({ maxSize: bytesMax, sizeCalculation: sizeOf });
  }

  /** Null past its time. */
  get(key: string, nowMs: number): KeptAnswer | null {
    const answer = this.answers.get(key);
    if (!answer) return null;
    if (nowMs < answer.facts.endsAtMs) return answer;
    this.answers.delete(key);
    return null;
  }

  /** False where it is too large to be kept. */
  put(key: string, answer: KeptAnswer): boolean {
    if (answer.bytes > keptAnswerBytesMax) return false;
    answer.grew = () => {
      // Another may have taken its place.
      if (this.answers.peek(key) === answer) this.answers.set(key, answer);
    };
    this.answers.set(key, answer);
    return true;
  }

  /** Never more than it was made for. */
  get bytes(): number {
    return this.answers.calculatedSize;
  }
}

/** Bytes, and what objects and headers around them take. */
function sizeOf(answer: KeptAnswer, key: string): number {
  return 500 + key.length * 2 + answer.bytes;
}
