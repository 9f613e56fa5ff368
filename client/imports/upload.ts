import { bookHeader } from '../apollo/client.ts';

export type Problem = { severity: 'ERROR' | 'WARNING'; line: number | null; code: string; message: string };
export type TableMapping = {
  date: string;
  dateFormat: string | null;
  amount: string | null;
  debit: string | null;
  credit: string | null;
  sign: string | null;
  payee: string | null;
  description: string[];
  id: string | null;
  balance: string | null;
  currency: string | null;
  delimiter: string | null;
  decimalMark: string | null;
  invert: boolean;
};
/** How a table was read, as `Import.table` in the API. */
export type Table = {
  account: string;
  currency: string | null;
  isGuessed: boolean;
  mapping: TableMapping | null;
  columns: { name: string; samples: string[] }[];
  lines: { line: number; date: string; amount: string; currency: string; payee: string | null; text: string }[];
};
/** What POST /imports answers once it has finished. */
export type Finished = {
  status: string;
  transactionsAdded: number;
  duplicatesSkipped: number;
  pricesAdded: number;
  dryRun: boolean;
  problems: Problem[];
  /** Null where the file is no table. */
  table: Table | null;
  /** The book that the file went into, which may just have been made for it. */
  book?: { id: string };
};
export type Outcome = { kind: 'finished'; result: Finished } | { kind: 'refused'; message: string };

/**
 * Sends a file as it is and waits until it has been read. `onSent` gets the share that has left, 0 to 1. Never rejects: what
 * goes wrong on the way is a refusal with words for the reader. XMLHttpRequest, because fetch does not tell how far an upload is.
 */
export function upload(
  file: Blob & { readonly name: string },
  bookId: string | null,
  options: readonly (readonly [name: string, value: string])[],
  onSent: (share: number) => void,
): Promise<Outcome> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const asked = new URLSearchParams([['wait', 'true'], ['fileName', file.name], ...options.map(([name, value]) => [name, value])]);
    request.open('POST', `/imports?${asked}`);
    request.setRequestHeader('content-type', 'application/octet-stream');
    for (const [name, value] of Object.entries(bookHeader(bookId))) request.setRequestHeader(name, value);
    request.upload.onprogress = (event) => event.lengthComputable && onSent(event.loaded / event.total);
    request.onload = () => resolve(outcomeOf(request.status, request.responseText));
    request.onerror = () =>
      resolve({
        kind: 'refused',
        message: 'The connection broke before the file was in. Nothing of it was kept unless the list below says so.',
      });
    request.send(file);
  });
}

/** Reads an answer of POST /imports: 200 and 422 carry the finished import, all else is a refusal. */
export function outcomeOf(status: number, body: string): Outcome {
  const answer = parsed(body);
  if (isFinished(answer)) return { kind: 'finished', result: answer };
  return { kind: 'refused', message: messageOf(answer) ?? `The server answered with status ${status}.` };
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

function isFinished(answer: unknown): answer is Finished {
  return typeof answer === 'object' && answer !== null && 'status' in answer && 'problems' in answer && Array.isArray(answer.problems);
}

/** The words of a refusal, be it `{ message }`, `{ error: { message } }` or `{ errors: [{ message }] }`. */
function messageOf(answer: unknown): string | null {
  if (typeof answer !== 'object' || answer === null) return null;
  if ('message' in answer && typeof answer.message === 'string') return answer.message;
  if ('error' in answer) return typeof answer.error === 'string' ? answer.error : messageOf(answer.error);
  return 'errors' in answer && Array.isArray(answer.errors) ? messageOf(answer.errors[0]) : null;
}
