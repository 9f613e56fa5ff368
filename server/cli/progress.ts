import { progressLineEverySeconds, progressRedrawnEveryMilliseconds, progressSilentSeconds } from '../config/limits.ts';
import type { CommandIo } from './io.ts';

/** Says on stderr how far the reading of a file has come, where that takes long: a line that is redrawn, or now and then a line. */
export class Progress {
  private readonly startedAt: number;
  private saidAt = 0;

  constructor(
    private readonly io: CommandIo,
    private readonly file: string,
    private readonly bytesTotal: number,
  ) {
    this.startedAt = io.now().getTime();
  }

  readonly note = (bytesRead: number): void => {
    const at = this.io.now().getTime();
    const pauseMs = this.io.isTerminal ? progressRedrawnEveryMilliseconds : progressLineEverySeconds * 1_000;
    const isLast = bytesRead >= this.bytesTotal && this.saidAt > 0;
    if (at - this.startedAt < progressSilentSeconds * 1_000 || (at - this.saidAt < pauseMs && !(isLast && this.io.isTerminal))) return;
    this.saidAt = at;
    const line = progressLine(this.file, bytesRead, this.bytesTotal, at - this.startedAt);
    this.io.err(this.io.isTerminal ? `\r${line}\u001b[K` : `${line}\n`);
  };

  /** Wipes the line off a terminal. */
  end(): void {
    if (this.io.isTerminal && this.saidAt > 0) this.io.err('\r\u001b[K');
  }
}

/** `2026.journal: 45 %, 12.3 MB/s, 8 s left`. */
export function progressLine(file: string, bytesRead: number, bytesTotal: number, elapsedMs: number): string {
  if (bytesRead >= bytesTotal) return `${file}: read, bringing the book up to date ...`;
  const percent = Math.floor((bytesRead * 100) / bytesTotal); // not money: how far
  const bytesPerMs = bytesRead / Math.max(1, elapsedMs); // not money: how fast
  const rate = (bytesPerMs / 1_000).toFixed(1); // not money: how fast
  const left = bytesPerMs > 0 ? `, ${timeOf(Math.ceil((bytesTotal - bytesRead) / bytesPerMs / 1_000))} left` : ''; // not money: how long
  return `${file}: ${percent} %, ${rate} MB/s${left}`;
}

function timeOf(seconds: number): string {
  return seconds < 120 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`; // not money: how long
}
