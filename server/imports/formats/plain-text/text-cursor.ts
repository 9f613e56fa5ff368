/** A place in a text, from which a reader takes piece after piece. */
export class TextCursor {
  at = 0;

  constructor(readonly text: string) {}

  /** Passes over `prefix` where the rest begins with it; false where it does not. */
  take(prefix: string): boolean {
    if (!this.text.startsWith(prefix, this.at)) return false;
    this.at += prefix.length;
    return true;
  }

  /** Passes over what a sticky pattern finds right here; null where it finds nothing. */
  match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.text);
    if (match) this.at += match[0].length;
    return match;
  }

  get rest(): string {
    return this.text.slice(this.at);
  }
}
