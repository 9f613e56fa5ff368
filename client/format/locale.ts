/** Whose way of writing dates and numbers is followed. The words of the dashboard are English; what stands in an address or a file has no locale. */

const standard = 'en-US';

/** The cookie of a reader's own choice, so that the server paints as the browser draws. Without it the browser's languages hold. */
const cookie = 'farthing-locale';
const yearInSeconds = 31_536_000;

/** The first that numbers can be written in; what is no language tag is passed over. */
export function bestLocale(wanted: readonly string[]): string {
  return wanted.map(known).find((locale) => locale !== null) ?? standard;
}

function known(tag: string): string | null {
  try {
    const [supported] = Intl.NumberFormat.supportedLocalesOf(new Intl.Locale(tag).baseName);
    return supported ? new Intl.NumberFormat(supported).resolvedOptions().locale : null;
  } catch {
    return null;
  }
}

/** What the reader has chosen in this browser; null: as the browser says. */
export function chosenLocale(): string | null {
  return /(?:^|; )farthing-locale=([\w-]+)/.exec(globalThis.document?.cookie ?? '')?.[1] ?? null;
}

/** As the browser says, whatever was chosen. */
export function localeOfBrowser(): string {
  return bestLocale(globalThis.document ? navigator.languages : []);
}

function wantedLocale(): string {
  const chosen = chosenLocale();
  return chosen === null ? localeOfBrowser() : bestLocale([chosen]);
}

let current: string | null = null;
let changes = 0;
const listeners = new Set<() => void>();

export function locale(): string {
  current ??= wantedLocale();
  return current;
}

/** Remembers a choice, for a year, and draws everything in it. Null: as the browser says. */
export function chooseLocale(choice: string | null): void {
  // biome-ignore lint/suspicious/noDocumentCookie: not every browser has a cookie store, and tags need no escaping
  document.cookie = `${cookie}=${choice ?? ''}; Path=/; SameSite=Lax; Max-Age=${choice === null ? 0 : yearInSeconds}`;
  current = wantedLocale();
  changes += 1;
  for (const listener of listeners) listener();
}

/** How often another was chosen. */
export function localeChanges(): number {
  return changes;
}

export function onLocale(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Does something at once as a reader of another locale would have it: the server paints for many. */
export function inLocale<T>(wanted: string, work: () => T): T {
  const before = current;
  current = wanted;
  try {
    return work();
  } finally {
    current = before;
  }
}

/** So many locales have their formats kept: a server paints in many. */
const localesKept = 12;
const shelves = new Map<string, Map<string, unknown>>();

/** What is made once for a locale: an Intl object costs more to make than to use a thousand times. */
export function kept<T>(key: string, make: (locale: string) => T): T {
  const wanted = locale();
  let shelf = shelves.get(wanted);
  if (!shelf) {
    const [oldest] = shelves.keys();
    if (shelves.size >= localesKept && oldest !== undefined) shelves.delete(oldest);
    shelf = new Map();
    shelves.set(wanted, shelf);
  }
  if (!shelf.has(key)) shelf.set(key, make(wanted));
  return shelf.get(key) as T;
}

/** Text that runs from right to left, in sentences that do not, keeps to its place. */
export function isolated(text: string): string {
  return kept('runs from right to left', isRightToLeft) ? `\u2068${text}\u2069` : text;
}

function isRightToLeft(tag: string): boolean {
  return /^(ar|ckb|dv|fa|he|ks|ps|sd|ug|ur|yi)\b/.test(tag);
}
