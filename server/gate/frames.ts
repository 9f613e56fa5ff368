import { frameMemoryAccountsMax } from '../config/limits.ts';
import { FrameMemory } from '../ledger/frame-memory.ts';

const memories = new WeakMap<object, FrameMemory>();

/** One for all who read a database in this process. */
export function framesOf(database: object): FrameMemory {
  let memory = memories.get(database);
  if (!memory) {
    memory = new FrameMemory(frameMemoryAccountsMax);
    memories.set(database, memory);
  }
  return memory;
}
