import type { Ratio } from '../measure/timing.ts';
import type { AskAnswer } from './ask-all.ts';
import type { StoreKind } from './choices.ts';
import type { ContentionAnswer } from './contention.ts';
import type { JournalFile } from './journal-file.ts';
import type { Loading } from './loading.ts';

/** What is known of the books of one size on one store. */
export interface BooksMeasured {
  readonly store: StoreKind;
  readonly size: string;
  readonly books: Omit<JournalFile, 'path'>;
  readonly import: Loading;
  readonly questions: AskAnswer;
}

/** The same journal, the same sheet, by hledger. Times in seconds. */
export interface HledgerMeasured {
  readonly size: string;
  readonly seconds: number;
  readonly peakRssMegabytes: number | null;
  readonly importSeconds: number;
  readonly importPeakRssMegabytes: number;
  /** How many times as long hledger takes for one sheet as the whole import; with several runs, each against the import's median. */
  readonly timesOurImport: Ratio;
  /** Our own balance sheet of these books, milliseconds through the API. */
  readonly ourSheetMilliseconds: number | null;
}

/** Why a part was not measured. */
export interface Skipped {
  readonly skipped: string;
}

export interface SizeReport {
  readonly seed: number;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly caches: 'off';
  readonly stores: Record<string, object>;
  readonly measured: readonly BooksMeasured[];
  readonly journals: readonly BooksMeasured[];
  readonly hledger: readonly HledgerMeasured[] | Skipped;
  readonly contention: ContentionAnswer | Skipped;
}
