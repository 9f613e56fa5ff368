import pg from 'pg';

const dateOid = 1082;

/**
 * How column values arrive, the same from both databases: numeric, bigint and date as text (exact, and a day is not
 * an instant), everything else as `pg` reads it.
 */
export function parserOf(oid: number): (text: string) => unknown {
  return oid === dateOid ? (text) => text : (pg.types.getTypeParser(oid, 'text') as (text: string) => unknown);
}

export const wireTypes = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    oid === dateOid ? (text: string) => text : pg.types.getTypeParser(oid, format as 'text'),
};

/** The parsers by type, in the form that PGlite asks for. */
export const embeddedParsers: Record<number, (text: string) => unknown> = Object.fromEntries(
  Object.values(pg.types.builtins).map((oid) => [oid, parserOf(oid)]),
);
