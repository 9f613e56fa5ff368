import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';

/** What the embedded database is opened with, always: a database that has indexes of an extension cannot be read without it. */
export const embeddedExtensions = { pg_trgm };
