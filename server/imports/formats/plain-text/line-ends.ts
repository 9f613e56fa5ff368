/** The text without the spaces and tabs at its end. A pattern would begin anew at each space of a long run within the line. */
export function withoutEnd(text: string): string {
  let end = text.length;
  while (end > 0 && isBlank(text, end - 1)) end -= 1;
  return text.slice(0, end);
}

/** A comment behind a tab, two spaces or nothing; null where there is none. `at` is where the white space before it begins. */
export function commentIn(text: string): { at: number; text: string } | null {
  for (let mark = text.indexOf(';'); mark >= 0; mark = text.indexOf(';', mark + 1)) {
    const at = gapBefore(text, mark);
    if (at !== null) return { at, text: text.slice(mark + 1) };
  }
  return null;
}

/** What stands before and after the first `;` behind white space; nothing after it where there is none. */
export function partedBySpacedMark(text: string): readonly [string, string] {
  for (let mark = text.indexOf(';'); mark >= 0; mark = text.indexOf(';', mark + 1))
    if (mark > 0 && /\s/.test(text[mark - 1]!)) return [text.slice(0, mark).trimEnd(), text.slice(mark + 1)];
  return [text, ''];
}

/** Where the gap that ends at `mark` begins. Each run of white space is looked at once: it ends in one mark. */
function gapBefore(text: string, mark: number): number | null {
  if (mark === 0) return 0;
  let start = mark;
  while (start > 0 && /\s/.test(text[start - 1]!)) start -= 1;
  const tab = text.slice(start, mark).indexOf('\t');
  let spaces = mark;
  while (spaces > start && text[spaces - 1] === ' ') spaces -= 1;
  const wide = mark - spaces >= 2 ? spaces : null;
  if (tab < 0) return wide;
  return wide === null ? start + tab : Math.min(start + tab, wide);
}

function isBlank(text: string, at: number): boolean {
  return text[at] === ' ' || text[at] === '\t';
}
