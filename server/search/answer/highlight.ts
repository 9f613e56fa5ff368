import { foldLetters } from '../model/fold.ts';
import { askedWords } from '../ranking/keywords.ts';
import { likenessOf } from '../ranking/word-index.ts';

/** The texts in which words of the query are found, each found word marked and the rest escaped for HTML. */
export function highlightsOf(query: string, texts: readonly (string | null)[]): string[] {
  const asked = askedWords(query);
  return texts.flatMap((text) => {
    let isFound = false;
    const marked = (text ?? '').split(/([\p{L}\p{N}\p{M}]+)/u).map((part, at) => {
      const word = at % 2 === 1 ? foldLetters(part) : '';
      if (word === '' || !asked.some((one) => likenessOf(one, word) > 0)) return escaped(part);
      isFound = true;
      return `<mark>${escaped(part)}</mark>`;
    });
    return isFound ? [marked.join('')] : [];
  });
}

const characters: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => characters[character]!);
}
