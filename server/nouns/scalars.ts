import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { currencyLengthMax } from '../config/limits.ts';
import { Decimal } from '../ledger/decimal.ts';
import { type PlainDate, parsePlainDate } from '../ledger/plain-date.ts';

const decimalDigitsMax = 200;

function scalar<T>(
  name: string,
  description: string,
  parse: (text: string) => T | null,
  print: (value: unknown) => string,
  specifiedByURL?: string,
) {
  const read = (value: unknown, shown: string): T => {
    const parsed = typeof value === 'string' ? parse(value) : null;
    if (parsed === null) throw new GraphQLError(`${shown} is not a ${name}. ${description}`, { extensions: { code: 'BAD_USER_INPUT' } });
    return parsed;
  };
  return new GraphQLScalarType<T, string>({
    name,
    description,
    specifiedByURL,
    serialize: print,
    parseValue: (value) => read(value, JSON.stringify(value) ?? 'This value'),
    parseLiteral: (node) => read(literalText(name, node), 'value' in node ? String(node.value) : 'This literal'),
  });
}

/** Strings; for Decimal also numbers, whose source text is exact. */
function literalText(name: string, node: ValueNode): string | null {
  if (node.kind === Kind.STRING) return node.value;
  return name === 'Decimal' && (node.kind === Kind.INT || node.kind === Kind.FLOAT) ? node.value : null;
}

/** The limit holds for the number written out, too: 1e9999 is short only to look at. */
function parseShortDecimal(text: string): Decimal | null {
  const parsed = text.length <= decimalDigitsMax ? Decimal.parse(text) : null;
  return parsed && parsed.toString().length <= decimalDigitsMax ? parsed : null;
}

export const DecimalScalar = scalar<Decimal>(
  'Decimal',
  'An exact base-10 number as a string, for example "-1204.50". Never a float; up to 200 characters.',
  parseShortDecimal,
  (value) => {
    if (value instanceof Decimal) return value.toString();
    if (typeof value === 'string') return Decimal.from(value).toString();
    throw new TypeError('a Decimal must leave as Decimal or text');
  },
);

export const DateScalar = scalar<PlainDate>(
  'Date',
  'A calendar date of the books, ISO 8601: "2026-01-31". It has no time zone.',
  parsePlainDate,
  (value) => value as string,
);

export const DateTimeScalar = scalar<Date>(
  'DateTime',
  'An instant, RFC 3339: "2026-01-31T14:02:00Z".',
  (text) =>
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(text) && !Number.isNaN(Date.parse(text)) ? new Date(text) : null,
  (value) => (value as Date).toISOString(),
  'https://scalars.graphql.org/andimarek/date-time.html',
);

export const CurrencyScalar = scalar<string>(
  'Currency',
  'A currency or commodity symbol as the book writes it: EUR, $, AAPL, "green apples".',
  (text) => (text.length > 0 && text.length <= currencyLengthMax ? text : null),
  (value) => value as string,
);
