import type { JournalItem, Place } from '../../journal.ts';
import { Fault } from './fault.ts';
import { slowPattern } from './pattern.ts';

/** More problems than this are not told. */
export const problemsMax = 1_000;
/** Each has held the server up for a while. */
const slowPatternsMax = 10;
const problemTextMax = 200;

/** Counts the problems of one import and closes it after a thousand, so that a wrong file costs bounded memory. */
export class ProblemLog {
  private count = 0;
  errors = 0;

  constructor(private readonly sink: (item: JournalItem) => void) {}

  /** True once TOO_MANY_PROBLEMS was said: nothing more is worth reading. */
  get isFull(): boolean {
    return this.count > problemsMax;
  }

  error(place: Place | null, code: string, message: string, text: string | null): void {
    this.add('ERROR', place, code, message, text);
  }

  warn(place: Place | null, code: string, message: string, text: string | null): void {
    this.add('WARNING', place, code, message, text);
  }

  /** Logs a fault where it says it stands, else at `line`. Anything else is a bug and goes on up. */
  caught(error: unknown, file: string, line: number, text: string): void {
    if (!(error instanceof Fault)) throw error;
    this.error({ file, line: error.line ?? line }, error.code, error.message, error.text ?? text);
    if (error.code === slowPattern && !this.isFull) this.count = Math.min(problemsMax, this.count + problemsMax / slowPatternsMax); // not money: a share of the problems
  }

  private add(severity: 'ERROR' | 'WARNING', place: Place | null, code: string, message: string, text: string | null): void {
    if (this.isFull) return;
    this.count += 1;
    if (severity === 'ERROR') this.errors += 1;
    if (this.isFull) {
      this.errors += 1;
      const enough = `More than ${problemsMax} problems; the rest of the file was not read. Mend these first, or check that this is the right file.`;
      this.sink({ kind: 'problem', problem: { severity: 'ERROR', place, code: 'TOO_MANY_PROBLEMS', message: enough, text: null } });
      return;
    }
    this.sink({ kind: 'problem', problem: { severity, place, code, message, text: text === null ? null : shortened(text) } });
  }
}

/** At most 200 characters, none of them a control character. */
function shortened(text: string): string {
  // A cut before cleaning: a line may be very long, and is cut again because cleaning never lengthens it.
  const cut = text.length > problemTextMax ? `${text.slice(0, problemTextMax - 1)}…` : text;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
  return cut.replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '\ufffd');
}
