import { expect, test } from 'vitest';
import { Progress, progressLine } from './progress.ts';

/** What is said of a file of 100 bytes, one byte each tenth of a second. */
function said(isTerminal: boolean): string[] {
  const texts: string[] = [];
  let ms = 1_000_000;
  const io = {
    cwd: '.',
    isTerminal,
    now: () => new Date(ms),
    stdin: async () => '',
    out: () => undefined,
    err: (text: string) => void texts.push(text),
  };
  const progress = new Progress(io, 'a.journal', 100);
  for (let bytes = 1; bytes <= 100; bytes += 1) {
    ms += 100;
    progress.note(bytes);
  }
  progress.end();
  return texts;
}

test('a line says how far, how fast and how long', () => {
  expect(progressLine('a.journal', 45_000_000, 100_000_000, 5_000)).toBe('a.journal: 45 %, 9.0 MB/s, 7 s left');
  expect(progressLine('a.journal', 1_000_000, 1_000_000_000, 1_000)).toBe('a.journal: 0 %, 1.0 MB/s, 17 min left');
  expect(progressLine('a.journal', 10, 10, 1_000)).toBe('a.journal: read, bringing the book up to date ...');
});

test('a terminal sees one line redrawn and wiped off, anything else a line now and then, both after two seconds', () => {
  const redrawn = said(true);
  expect(redrawn.length).toBeGreaterThan(20);
  expect(redrawn[0]).toBe('\ra.journal: 20 %, 0.0 MB/s, 8 s left\u001b[K');
  expect(redrawn.at(-1)).toBe('\r\u001b[K');
  expect(said(false)).toEqual(['a.journal: 20 %, 0.0 MB/s, 8 s left\n', 'a.journal: 70 %, 0.0 MB/s, 3 s left\n']);
});
