/** The same seed gives the same numbers: a request that does harm can be sent again. */
export function randomOf(seed: number): (below: number) => number {
  let state = seed * 2_654_435_761 + 1;
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 0x9e3779b9) >>> 0;
    return state % below;
  };
}

const pieces = [
  ...['{', '}', '(', ')', '[', ']', '...', '@', '$', '!', ':', '"', '"""', '|', '&', '#', '\\', '\\u0000', '\ud800', '\0', '\u2028', '🪙'],
  ...[
    'null',
    'true',
    '-1',
    '1e999',
    '0x',
    '9999999999999999999',
    'query',
    'mutation',
    'subscription',
    'fragment F on Query',
    'on',
    '__schema',
  ],
  ...['__typename', 'first: 1000000', 'id: "acc_1_1"', '@skip(if: true)', '@include(if: $x)', '@cached(ttl: 1)', 'a'.repeat(300)],
];

/** A document of which a few places are cut, doubled, swapped, or filled with what a parser dislikes. */
export function brokenDocument(documents: readonly string[], seed: number): string {
  const random = randomOf(seed);
  let text = documents[random(documents.length)]!;
  for (let times = 1 + random(4); times > 0; times -= 1) {
    const [a, b] = [random(text.length + 1), random(text.length + 1)].sort((x, y) => x - y) as [number, number];
    const piece = pieces[random(pieces.length)]!;
    text = [
      () => text.slice(0, a) + text.slice(b),
      () => text.slice(0, a) + piece + text.slice(a),
      () => text.slice(0, b) + text.slice(a, b) + text.slice(b),
      () => text.slice(0, a) + String.fromCharCode(random(0x3000)) + text.slice(a + 1),
      () => `${text.slice(b)} ${text.slice(0, b)}`,
      () => text.replace(/\d+/, String(random(2) ? 2 ** random(64) : -random(9))),
    ][random(6)]!();
  }
  return text.slice(0, 20_000);
}

/** A body of a request and what it says it is. */
export interface BrokenBody {
  readonly method: string;
  readonly type: string;
  readonly bytes: Buffer;
}

const types = [
  'application/json',
  'application/json; charset=utf-8',
  'application/json; charset=utf-16',
  'application/graphql',
  'text/plain',
  '',
];

/** Bytes on their way to /graphql: JSON of the wrong shape, JSON that breaks off, and no JSON at all. */
export function brokenBody(documents: readonly string[], seed: number): BrokenBody {
  const random = randomOf(seed);
  const query = brokenDocument(documents, seed);
  const odd: unknown[] = [null, 1, 'x', [], {}, [[]], { a: { b: [] } }, true, query];
  const one = () => odd[random(odd.length)];
  const shapes: unknown[] = [
    { query, variables: one(), operationName: one(), extensions: one() },
    { query: one(), variables: { n: one(), __proto__: one() } },
    [{ query }, { query }],
    one(),
    { query, extensions: { persistedQuery: { version: one(), sha256Hash: one() } } },
    { id: query, query: { query } },
  ];
  let bytes: Buffer = Buffer.from(JSON.stringify(shapes[random(shapes.length)]) ?? '');
  if (random(3) === 0) bytes = bytes.subarray(0, random(bytes.length + 1));
  for (let times = random(4); times > 0 && bytes.length > 0; times -= 1) bytes[random(bytes.length)] = random(256);
  if (random(20) === 0) bytes = Buffer.from(Array.from({ length: random(2_000) }, () => random(256)));
  if (random(50) === 0) bytes = Buffer.from('['.repeat(10_000));
  return { method: random(12) === 0 ? 'PUT' : 'POST', type: random(5) === 0 ? types[random(types.length)]! : 'application/json', bytes };
}
