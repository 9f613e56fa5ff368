/** `payee | note`: both trimmed; without a bar it is all description. */
export function payeeIn(words: string): { payee: string | null; description: string } {
  const bar = words.indexOf('|');
  if (bar < 0) return { payee: null, description: words };
  return { payee: words.slice(0, bar).trim() || null, description: words.slice(bar + 1).trim() };
}
