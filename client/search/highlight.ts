/** A piece of a text, and whether words of the query are found in it. */
export type Piece = { text: string; isFound: boolean };

const characters: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };

/** The API's highlight, which is HTML with nothing in it but `<mark>`, in pieces that React can draw. */
export function piecesOf(highlight: string): Piece[] {
  const parts = highlight.split(/<mark>(.*?)<\/mark>/s);
  const pieces = parts.map((part, at) => ({
    text: part.replaceAll(/&(?:amp|lt|gt|quot|#39);/g, (one) => characters[one] ?? one),
    isFound: at % 2 === 1,
  }));
  return pieces.filter(({ text }) => text !== '');
}

/** The pieces of a text: those of the highlight that is of it, or the whole as one where nothing is found in it. */
export function highlighted(text: string, highlights: readonly string[]): Piece[] {
  const ofText = highlights.map(piecesOf).find((pieces) => pieces.map((piece) => piece.text).join('') === text);
  return ofText ?? [{ text, isFound: false }];
}
