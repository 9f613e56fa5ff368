/** The database cannot be opened, for a reason that whoever starts Farthing can mend. The message says how, and holds no secret. */
export class StoreFault extends Error {}

const remedies: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there. Start PostgreSQL, or mend the host and port',
  ENOTFOUND: 'there is no such host. Mend the host name',
  EAI_AGAIN: 'its host name cannot be looked up now. Mend the host name, or look after the network',
  ETIMEDOUT: 'it does not answer. Start PostgreSQL, or mend the host and port',
  EHOSTUNREACH: 'its host cannot be reached. Mend the host, or look after the network',
  ECONNRESET: 'it broke the connection off. Look whether PostgreSQL listens there',
  ENOENT: 'it names a socket or a file that does not exist. Start PostgreSQL, or mend the path',
  '28P01': 'it refuses the password. Mend the user and the password',
  '28000': 'it refuses the user. Mend the user, or allow it in pg_hba.conf',
  '3D000': 'it has no such database. Make one (createdb NAME), or mend the name',
  '42501': 'the user may not do that there. Make the user the owner of the database',
  '53300': 'it has too many connections. End some, or raise max_connections',
};

/** What to do about an error of connecting to `DATABASE_URL`; the error itself where nobody knows. */
export function faultOfPostgres(error: unknown): unknown {
  const remedy = remedies[codeOf(error)];
  return remedy === undefined ? error : new StoreFault(`DATABASE_URL: ${remedy}. (${reasonOf(error)})`);
}

/** What to do about an error of making or locking the folder of `FARTHING_DATA`; the error itself where it is none of the file system. */
export function faultOfFolder(error: unknown, directory: string): unknown {
  if (!['EEXIST', 'ENOTDIR', 'EACCES', 'EPERM', 'EROFS', 'ENOENT', 'ENOSPC'].includes(codeOf(error))) return error;
  return new StoreFault(
    `FARTHING_DATA: ${directory} cannot hold the embedded database. Name a folder that may be written to. (${reasonOf(error)})`,
  );
}

/** Whether an error says that the database is gone or going, whatever was asked of it. */
export function isOutage(error: unknown): boolean {
  const code = codeOf(error);
  if (['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EHOSTUNREACH', 'EPIPE', '57P01', '57P02', '57P03'].includes(code)) return true;
  // Of a socket that is not there; a file that is not there is something else.
  if (code === 'ENOENT') return (error as { syscall?: unknown }).syscall === 'connect';
  return (
    code.startsWith('08') ||
    (error instanceof Error && /^Connection terminated|^Client has encountered a connection error/.test(error.message))
  );
}

/** Whether an error says that the database's disk is full. It goes on reading, and takes writes again as soon as there is room. */
export const isFull = (error: unknown): boolean => codeOf(error) === '53100';

function codeOf(error: unknown): string {
  return String((error as { code?: unknown } | null)?.code ?? '');
}

/** Where a host has several addresses, the reason is in the first of several errors. */
function reasonOf(error: unknown): string {
  const first = error instanceof AggregateError ? (error.errors[0] as unknown) : error;
  return first instanceof Error ? first.message : String(first);
}
