/** How one choice stands in the address. What is not understood reads as the default, and the default is not printed. */
export type Param<T> = {
  parse(texts: readonly string[]): T;
  print(value: T): readonly string[];
  /** Whether one text says something; where it does not, the reader is told. */
  knows(text: string): boolean;
  /** What holds where the text says nothing, in the words of the address; none where the choice is then left out. */
  instead?: string;
};

/** The choices of a page by their names in the address. */
export type Spec = Record<string, Param<unknown>>;
export type ValuesOf<S extends Spec> = { [Name in keyof S]: S[Name] extends Param<infer T> ? T : never };

/** Any text; null where there is none. */
export function text(): Param<string | null> {
  return { parse: ([first]) => first || null, print: (value) => (value ? [value] : []), knows: () => true };
}

/** One of a few words; the first is the default. */
export function choice<const T extends string>(options: readonly [T, ...T[]]): Param<T> {
  return {
    parse: ([first]) => options.find((option) => option === first) ?? options[0],
    print: (value) => (value === options[0] ? [] : [value]),
    knows: isOneOf(options),
    instead: options[0],
  };
}

/** One of a few words, or none of them. */
export function optional<const T extends string>(options: readonly T[]): Param<T | null> {
  return {
    parse: ([first]) => options.find((option) => option === first) ?? null,
    print: (value) => (value === null ? [] : [value]),
    knows: isOneOf(options),
  };
}

function isOneOf(options: readonly string[]): (text: string) => boolean {
  return (text) => text === '' || options.includes(text);
}

/** Any number of texts, the name repeated for each. */
export function list(): Param<readonly string[]> {
  return { parse: (texts) => [...new Set(texts.filter((one) => one !== ''))], print: (values) => values, knows: () => true };
}

/** Any number of a few words. */
export function listOf<const T extends string>(options: readonly T[]): Param<readonly T[]> {
  return { parse: (texts) => options.filter((option) => texts.includes(option)), print: (values) => values, knows: isOneOf(options) };
}

/** Yes (`1`) or no. */
export function flag(): Param<boolean> {
  return { parse: ([first]) => first === '1', print: (value) => (value ? ['1'] : []), knows: isOneOf(['0', '1']) };
}

/** What a parser of text reads, and a printer of it writes again. */
export function parsed<T>(parse: (written: string) => T | null, print: (value: T) => string): Param<T | null> {
  return {
    parse: ([first]) => (first === undefined ? null : parse(first)),
    print: (value) => (value === null ? [] : [print(value)]),
    knows: (written) => written === '' || parse(written) !== null,
  };
}

export function parseParams<S extends Spec>(spec: S, search: string): ValuesOf<S> {
  const params = new URLSearchParams(search);
  return Object.fromEntries(Object.entries(spec).map(([name, param]) => [name, param.parse(params.getAll(name))])) as ValuesOf<S>;
}

/** A text in the address that says nothing to the choice of its name. */
export type Unread = { name: string; written: string; instead: string | null };

/** What of a search text is not understood. */
export function unreadOf(spec: Spec, search: string): Unread[] {
  const params = new URLSearchParams(search);
  return Object.entries(spec).flatMap(([name, { knows, instead = null }]) =>
    params
      .getAll(name)
      .filter((written) => !knows(written))
      .map((written) => ({ name, written, instead })),
  );
}

/** The search text without these; of a name that stands in it several times the others stay. */
export function withoutUnread(unread: readonly Unread[], search: string): string {
  const params = new URLSearchParams(search);
  for (const { name, written } of unread) params.delete(name, written);
  return params.toString();
}

/** What of a search text is about these choices. */
export function ownOf(spec: Spec, search: string): string {
  const params = new URLSearchParams(search);
  for (const name of [...params.keys()]) if (!(name in spec)) params.delete(name);
  return params.toString();
}

/** The search text with these values written over those of the same names; all other names stay as they are. */
export function printParams<S extends Spec>(spec: S, values: Partial<ValuesOf<S>>, search = ''): string {
  const params = new URLSearchParams(search);
  for (const [name, param] of Object.entries(spec)) {
    if (!(name in values)) continue;
    params.delete(name);
    for (const printed of param.print(values[name])) params.append(name, printed);
  }
  const printed = params.toString();
  // Readable where the standard allows it: `2026-01-01..2026-03-31`, `assets:bank`, `a/b`.
  return printed === '' ? '' : `?${printed.replaceAll('%3A', ':').replaceAll('%2F', '/')}`;
}
