/** Text as XML content. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** `<name>text</name>` for text that is not markup. */
export function element(name: string, text: string): string {
  return `<${name}>${escaped(text)}</${name}>`;
}
