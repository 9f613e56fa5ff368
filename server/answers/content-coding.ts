/** How the bytes of an answer are written. */
export type ContentCoding = 'identity' | 'gzip' | 'br';

const preferred = ['br', 'gzip'] as const;
const known = new Map<string, ContentCoding>();
const knownMax = 100;

/** The coding that a client takes and that makes the fewest bytes, by its Accept-Encoding header. */
export function codingFor(header: string | undefined): ContentCoding {
  if (header === undefined || header === '') return 'identity';
  const before = known.get(header);
  if (before) return before;
  const coding = parsed(header);
  if (known.size < knownMax) known.set(header, coding);
  return coding;
}

/** A weight of 0 refuses; a star stands for all that are not named. Among those taken the shorter one wins, whatever its weight. */
function parsed(header: string): ContentCoding {
  const weights = new Map<string, number>();
  for (const part of header.toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.split(';').map((text) => text.trim());
    const weight = parameters.find((parameter) => parameter.startsWith('q='));
    weights.set(name, weight === undefined ? 1 : Number(weight.slice(2)) || 0);
  }
  const others = weights.get('*') ?? 0;
  return preferred.find((coding) => (weights.get(coding) ?? others) > 0) ?? 'identity';
}
