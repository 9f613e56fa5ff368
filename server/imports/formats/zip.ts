import { Unzip, UnzipInflate } from 'fflate';
import { zipMembersMax, zipNameLengthMax } from '../../config/limits.ts';
import { firstBytes } from '../first-bytes.ts';
import type { Format, FormatContext, JournalItem, Problem, SourceFile } from '../journal.ts';
import { linesOf, linesOfText } from '../lines.ts';
import { textOf } from '../text.ts';

/** A zip of files that a bank gives out, one for each day or account; each is read as what it is. */
export const zip: Format = {
  name: 'zip',
  recognises: (head) => (head.startsWith('PK\u0003\u0004') ? 1 : 0),
  read: readMembers,
};

async function* readMembers(source: SourceFile, context: FormatContext): AsyncGenerator<readonly JournalItem[]> {
  const names = await namesIn(source);
  if (typeof names === 'string') return yield [problem(source, 'ERROR', 'BAD_ZIP', names)];
  let readable = 0;
  for (const [index, name] of names.entries()) {
    if (/\/$|(?:^|\/)(?:\.|__MACOSX)/.test(name)) continue;
    const member = memberOf(source, index, name);
    const format = context.detect?.(await headOf(member), name) ?? null;
    if (!format || format.name === 'zip') {
      yield [problem(member, 'WARNING', 'FILE_LEFT_OUT', `${name} in the zip is none that Farthing can read; it was left out.`)];
      continue;
    }
    readable += 1;
    yield* format.read(member, context);
  }
  if (readable === 0) yield [problem(source, 'ERROR', 'EMPTY_ZIP', 'Nothing in this zip can be read. Unpack it and import what is in it.')];
}

function problem({ name }: SourceFile, severity: Problem['severity'], code: string, message: string): JournalItem {
  return { kind: 'problem', problem: { severity, place: { file: name, line: 1 }, code, message, text: null } };
}

/** Ends the reading of a zip at once: who packs a million members into it would have each of them looked at. */
class TooMuch extends Error {
  override readonly name = 'TooMuch';
}

/** The names of all files in it, in order; or what is wrong with it. */
async function namesIn(source: SourceFile): Promise<string[] | string> {
  const names: string[] = [];
  const fault = await unzipped(source, (name) => {
    if (names.length === zipMembersMax)
      throw new TooMuch(`This zip holds more than ${zipMembersMax.toLocaleString('en')} files. Unpack it and import them in parts.`);
    if (name.length > zipNameLengthMax)
      throw new TooMuch(
        `A file in this zip has a name of more than ${zipNameLengthMax.toLocaleString('en')} characters. Rename it and pack it again.`,
      );
    names.push(name);
  });
  if (fault !== null) return fault;
  return names.length === 0 ? 'This zip holds no file, or is cut off. Download it again.' : names;
}

/** The zip is opened anew for each member, so that none has to be kept. */
function memberOf(source: SourceFile, index: number, name: string): SourceFile {
  const bytes = () => bytesOfMember(source, index);
  return { name: `${source.name}/${name}`, bytes, lineBatches: () => linesOf(bytes()) };
}

async function* bytesOfMember(source: SourceFile, wanted: number): AsyncGenerator<Uint8Array> {
  const queue: Uint8Array[] = [];
  let at = -1;
  let ended = false;
  const unzip = unzipOf((_, start) => {
    at += 1;
    if (at === wanted)
      start((piece, isLast) => {
        if (piece.length > 0) queue.push(piece);
        ended ||= isLast;
      });
  });
  for await (const chunk of source.bytes()) {
    unzip.push(chunk);
    yield* queue.splice(0);
    if (ended) return;
  }
  unzip.push(new Uint8Array(0), true);
  yield* queue.splice(0);
}

type Take = (piece: Uint8Array, isLast: boolean) => void;

function unzipOf(onFile: (name: string, start: (take: Take) => void) => void): Unzip {
  const unzip = new Unzip((file) => {
    onFile(file.name, (take) => {
      file.ondata = (error, piece, isLast) => {
        if (error) throw error;
        take(piece, isLast);
      };
      file.start();
    });
  });
  unzip.register(UnzipInflate);
  return unzip;
}

/** Inflates all of it once, to know that it is sound; gives what is wrong in a sentence. */
async function unzipped(source: SourceFile, onFile: (name: string) => void): Promise<string | null> {
  let open = 0;
  const unzip = unzipOf((name, start) => {
    onFile(name);
    open += 1;
    start((_, isLast) => {
      if (isLast) open -= 1;
    });
  });
  try {
    for await (const chunk of source.bytes()) unzip.push(chunk);
    unzip.push(new Uint8Array(0), true);
  } catch (error) {
    return error instanceof TooMuch ? error.message : 'This zip is damaged. Download it again.';
  }
  return open === 0 ? null : 'This zip is cut off: one of its files has no end. Download it again.';
}

async function headOf(member: SourceFile): Promise<string> {
  const lines: string[] = [];
  for await (const batch of linesOfText(textOf(firstBytes(member.bytes())))) lines.push(...batch);
  return lines.join('\n');
}
