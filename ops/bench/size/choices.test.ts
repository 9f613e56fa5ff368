import { describe, expect, it } from 'vitest';
import { parseJournal, parseList, parseSize, parseStore } from './choices.ts';

describe('what bench size is asked for', () => {
  it('is a list of sizes by postings, and of journals by entries', () => {
    expect(parseList('10k, 1M', parseSize)).toEqual([
      { label: '10k', size: { postings: 10_000 } },
      { label: '1m', size: { postings: 1_000_000 } },
    ]);
    expect(parseJournal('1m-transactions')).toEqual({ label: '1m-transactions', size: { transactions: 1_000_000 } });
    expect(parseList('none', parseJournal)).toEqual([]);
  });

  it('is refused with an example of what would do', () => {
    expect(() => parseSize('huge')).toThrow('"huge" is not a size such as 10k');
    expect(() => parseSize('50')).toThrow('such as 10k');
    expect(() => parseJournal('1m')).toThrow('"1m" is not a journal such as 1m-transactions.');
    expect(() => parseStore('mysql')).toThrow('embedded or postgres');
  });
});
