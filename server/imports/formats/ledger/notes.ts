import type { PlainDate } from '../../../ledger/plain-date.ts';
import type { Tag } from '../../journal.ts';
import { type DateReader, dateIn } from './dates.ts';

/** What the comments of an entry or posting say: their text, their tags, the dates in brackets. */
export interface Notes {
  readonly lines: string[];
  readonly tags: Tag[];
  date: PlainDate | null;
  secondaryDate: PlainDate | null;
}

export function emptyNotes(): Notes {
  return { lines: [], tags: [], date: null, secondaryDate: null };
}

/** Adds one comment (without its `;`): `:a:b:`, `name: value`, `[date]`, `[=date]`, `[date=date]`. */
export function addNote(notes: Notes, text: string, year: number, read: DateReader): void {
  const line = text.trim();
  if (line !== '') notes.lines.push(line);
  readBracket(notes, text, year, read);
  notes.tags.push(...tagsIn(line));
}

/** Ledger looks for a date only where no tag can be: a colon anywhere in the note makes its brackets words. */
function readBracket(notes: Notes, text: string, year: number, read: DateReader): void {
  if (text.includes(':')) return;
  const open = text.indexOf('[');
  if (open < 0 || !/[\d=]/.test(text[open + 1] ?? '')) return;
  const close = text.indexOf(']', open);
  if (close < 0) return;
  const inside = text.slice(open + 1, close);
  const equals = inside.indexOf('=');
  if (equals >= 0) notes.secondaryDate = dateIn(inside.slice(equals + 1), year, read);
  const own = equals < 0 ? inside : inside.slice(0, equals);
  if (own !== '') notes.date = dateIn(own, year, read);
}

export function tagsIn(line: string): Tag[] {
  const tags: Tag[] = [];
  const words = line.matchAll(/\S+/g);
  let isFirst = true;
  for (const word of words) {
    const [text] = word;
    if (text.length > 1 && text.startsWith(':') && text.endsWith(':')) {
      tags.push(
        ...text
          .split(':')
          .filter((name) => name !== '')
          .map((name) => ({ name, value: '' })),
      );
    } else if (isFirst && text.length > 1 && text.endsWith(':')) {
      tags.push({ name: text.replace(/::?$/, ''), value: line.slice(word.index + text.length).trim() });
      break;
    }
    isFirst = false;
  }
  return tags;
}

export function commentOf(notes: Notes): string | null {
  return notes.lines.length > 0 ? notes.lines.join('\n') : null;
}
