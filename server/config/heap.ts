import { setFlagsFromString } from 'node:v8';
import { heapGrowthPercent } from './limits.ts';

/**
 * From now on this process collects its garbage when the heap has grown by `heapGrowthPercent` over what was alive, not by several
 * times: a file of a million rows leaves as much behind as V8 lets it, and a container's memory is bounded. It costs two or
 * three per cent of an import's time. To be called before anything large is read.
 */
export function growHeapSlowly(): void {
  setFlagsFromString(`--heap-growing-percent=${heapGrowthPercent}`);
}
