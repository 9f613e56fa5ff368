/** Global ids, readable on purpose: `acc_1_12` is account 12 of book 1. The book part is checked, never trusted. */
const prefixes = {
  Book: 'book',
  Account: 'acc',
  Transaction: 'txn',
  Posting: 'pst',
  Import: 'imp',
  Viewer: 'viewer',
  ApiKey: 'key',
} as const;

export type NodeKind = keyof typeof prefixes;

interface NodeId {
  readonly kind: NodeKind;
  readonly bookId: number;
  /** What follows the book: `[transactionId, position]` for a posting. Whole numbers as text. */
  readonly rest: readonly string[];
}

export function printNodeId(kind: NodeKind, bookId: number, ...rest: (number | string)[]): string {
  return [prefixes[kind], bookId, ...rest].join('_');
}

const lengths: Record<NodeKind, number> = { Book: 0, Account: 1, Transaction: 1, Posting: 2, Import: 1, Viewer: 0, ApiKey: 1 };

/** Null where the text is no id of ours. */
export function parseNodeId(text: string): NodeId | null {
  const match = /^([a-z]+)_([1-9]\d{0,8})((?:_[1-9]\d{0,17})*)$/.exec(text);
  if (!match) return null;
  const kind = (Object.keys(prefixes) as NodeKind[]).find((key) => prefixes[key] === match[1]);
  const rest = match[3] ? match[3].slice(1).split('_') : [];
  return kind && rest.length === lengths[kind] ? { kind, bookId: Number(match[2]), rest } : null;
}

const intMax = 2_147_483_647;

/** The number of an account, import or key within this book. Null for other kinds, other books, and text that is no id. */
export function numberWithin(kind: 'Account' | 'Import' | 'ApiKey', bookId: number, text: string): number | null {
  const [number] = restWithin(kind, bookId, text) ?? [];
  return number !== undefined && Number(number) <= intMax ? Number(number) : null;
}

/** The number of a transaction within this book, a bigint as text. Null as in `numberWithin`. */
export function transactionWithin(bookId: number, text: string): string | null {
  return restWithin('Transaction', bookId, text)?.[0] ?? null;
}

/** The transaction and the position in it of a posting of this book. Null as in `numberWithin`. */
export function postingWithin(bookId: number, text: string): { transactionId: string; position: number } | null {
  const [transactionId, position] = restWithin('Posting', bookId, text) ?? [];
  return transactionId !== undefined && position !== undefined ? { transactionId, position: Number(position) } : null;
}

function restWithin(kind: NodeKind, bookId: number, text: string): readonly string[] | null {
  const id = parseNodeId(text);
  return id?.kind === kind && id.bookId === bookId ? id.rest : null;
}
