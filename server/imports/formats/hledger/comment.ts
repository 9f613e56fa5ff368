import type { PlainDate } from '../../../ledger/plain-date.ts';
import type { Tag } from '../../journal.ts';
import { scanDate } from '../plain-text/dates.ts';
import { Fault } from '../plain-text/fault.ts';

interface ReadComment {
  readonly comment: string | null;
  readonly tags: readonly Tag[];
  /** The posting's own date, from a `date:` tag or a bracketed `[date]`. */
  readonly date: PlainDate | null;
}

const nothing: ReadComment = { comment: null, tags: [], date: null };

/** Reads a comment's lines (without their `;`). `year` is for posting dates without one; null where dates mean nothing. */
export function readComment(lines: readonly string[], year: number | null): ReadComment {
  if (lines.length === 0) return nothing;
  const comment = lines
    .map((line) => line.trim())
    .join('\n')
    .trim();
  if (comment === '') return nothing;
  const tags = lines.flatMap(tagsIn);
  return { comment, tags, date: year === null ? null : dateIn(lines, tags, year) };
}

/** `name:value, other:value`: a name is the word before a colon, its value what follows up to a comma. */
export function tagsIn(line: string): Tag[] {
  const tags: Tag[] = [];
  let at = 0;
  for (;;) {
    const colon = line.indexOf(':', at);
    if (colon < 0) return tags;
    const name = /\S*$/.exec(line.slice(at, colon))![0];
    at = colon + 1;
    if (name === '') continue;
    const comma = line.indexOf(',', at);
    const end = comma < 0 ? line.length : comma;
    tags.push({ name, value: line.slice(at, end).trim() });
    at = end + 1;
    if (at > line.length) return tags;
  }
}

function dateIn(lines: readonly string[], tags: readonly Tag[], year: number): PlainDate | null {
  let own: PlainDate | null = null;
  for (const tag of tags) {
    if (tag.name !== 'date' && tag.name !== 'date2') continue;
    const found = scanDate(tag.value, 0, year);
    if (!found) throw new Fault('BAD_DATE', `The tag ${tag.name}: needs a date such as 2026-01-31.`, tag.value);
    if (tag.name === 'date') own ??= found.date;
  }
  for (const line of lines) {
    for (const [, inside = ''] of line.matchAll(/\[([\d/.=-]+)\]/g)) {
      if (!/\d/.test(inside) || !/[/.-]/.test(inside)) continue;
      own ??= bracketed(inside, year);
    }
  }
  return own;
}

function bracketed(inside: string, year: number): PlainDate | null {
  if (inside.startsWith('=')) return null;
  const first = scanDate(inside, 0, year);
  const second = first && inside[first.end] === '=' ? scanDate(inside, first.end + 1, Number(first.date.slice(0, 4))) : null;
  return second ? first!.date : (first?.date ?? null);
}
