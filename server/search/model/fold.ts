const letters: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i' };

/** Small letters without accents: what two spellings of one word have in common. */
export function foldLetters(text: string): string {
  const lower = text.toLowerCase();
  if (!beyondAscii.test(lower)) return lower;
  return lower
    .normalize('NFKD')
    .replace(marks, '')
    .replace(/[ßæœøłđðþı]/g, (letter) => letters[letter]!);
}

const beyondAscii = /[^\0-\x7f]/;
const marks = /[\u0300-\u036f]/g;

/** The words of a text, folded; what stands between letters and digits parts them. */
export function wordsOf(text: string): string[] {
  return foldLetters(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** German writes ä, ö, ü as ae, oe, ue where a bank knows only ASCII. Null where the text has none of them. */
export function withoutUmlauts(text: string): string | null {
  const spelled = text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[äöü]/g, (letter) => ({ ä: 'ae', ö: 'oe', ü: 'ue' })[letter]!);
  return spelled === text.normalize('NFC').toLowerCase() ? null : spelled;
}
