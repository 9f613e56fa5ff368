const opened = 'farthing-palette';

/** Asks for the palette from anywhere. */
export function openPalette(): void {
  window.dispatchEvent(new Event(opened));
}

/** Calls back whenever somebody asks for the palette. */
export function onPaletteAsked(open: () => void): () => void {
  window.addEventListener(opened, open);
  return () => window.removeEventListener(opened, open);
}
