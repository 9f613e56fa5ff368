import { oneLine, soundId } from './statement.ts';

/** What field 86 says of a line. */
export interface Information {
  readonly payee: string | null;
  readonly text: string;
  /** The sender's own reference. */
  readonly reference: string | null;
}

/** Field 86 in the layouts that banks use: German subfields (`166?00...?20...?32...`), codewords (`/NAME/.../REMI/...`), plain words. */
export function informationOf(lines: readonly string[]): Information {
  const german = /^\d{3}([?<>@#])(?=\d{2})/.exec(lines[0] ?? '');
  if (german) return subfieldsOf(lines.join(''), german[1]!);
  const text = joined(lines);
  return /^\/[A-Z]{3,5}\//.test(text) ? codewordsOf(text) : { payee: null, text: oneLine(text), reference: null };
}

/** A line of 65 characters was cut wherever it was; a shorter one ended at a space. */
function joined(lines: readonly string[]): string {
  return lines.reduce(
    (text, line) => (line.trim() === '' ? text : text === '' || text.length % 65 === 0 ? text + line : `${text} ${line}`),
    '',
  );
}

function subfieldsOf(whole: string, mark: string): Information {
  const fields = whole
    .slice(4)
    .split(mark)
    .map((field) => [Number(field.slice(0, 2)), field.slice(2)] as const);
  const pick = (from: number, to: number, between: string) =>
    oneLine(
      fields
        .filter(([number]) => number >= from && number <= to)
        .map(([, text]) => text)
        .join(between),
    );
  const purpose = [pick(20, 29, ''), pick(60, 63, '')].join('');
  const payee = pick(32, 33, '') || null;
  const { text, reference } = sepaOf(purpose);
  return { payee, text: text || pick(0, 0, ''), reference };
}

/** `EREF+...KREF+...SVWZ+...`: German banks put SEPA's fields into the purpose. */
function sepaOf(purpose: string): { text: string; reference: string | null } {
  const parts = purpose.split(/(EREF|KREF|MREF|CRED|DEBT|SVWZ|ABWA|ABWE|COAM|OAMT|IBAN|BIC)\+/);
  if (parts.length < 3) return { text: purpose, reference: null };
  const found = new Map<string, string>();
  for (let at = 1; at + 1 < parts.length; at += 2) found.set(parts[at]!, oneLine(parts[at + 1]!));
  return { text: found.get('SVWZ') ?? oneLine(parts[0]!), reference: soundId(found.get('EREF')) };
}

/** `/EREF/.../BENM//NAME/.../REMI/USTD//...`: Dutch banks, and those that follow SWIFT's own proposal. */
function codewordsOf(text: string): Information {
  const parts = text.split(
    /\/(TRTP|TYPE|IBAN|BIC|NAME|REMI|EREF|MARF|CSID|CNTP|ORDP|BENM|ADDR|PURP|RTRN|PREF|TRCD|ISDT|UCRD|ULTC|ULTD|ACCW|CPNM|ID)\//,
  );
  const found = new Map<string, string>();
  for (let at = 1; at + 1 < parts.length; at += 2) if (!found.has(parts[at]!)) found.set(parts[at]!, oneLine(parts[at + 1]!));
  // CNTP holds account, bank, name and place in turn.
  const party = found.get('NAME') ?? found.get('CPNM') ?? found.get('CNTP')?.split('/')[2];
  const words = (found.get('REMI') ?? '').replace(/^(?:USTD|STRD)\/\//, '').replace(/\/+$/, '');
  return {
    payee: oneLine((party ?? '').replace(/\/+$/, '')) || null,
    text: oneLine(words) || (party === undefined ? oneLine(text) : (found.get('TRTP') ?? found.get('TYPE') ?? '')),
    reference: soundId(found.get('EREF')),
  };
}
