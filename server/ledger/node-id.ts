/** Global ids, readable on purpose: `acc_1_12` is account 12 of book 1. The book part is checked, never trusted. */
const prefixes = { Book: 'book', Account: 'acc', Transaction: 'txn', Posting: 'pst', Import: 'imp', Viewer: 'viewer' } as const;

export type NodeKind = keyof typeof prefixes;

export interface NodeId {
  readonly kind: NodeKind;
  readonly bookId: number;
  /** What follows the book: `[transactionId, position]` for a posting. Whole numbers as text. */
  readonly rest: readonly string[];
}

export function printNodeId(kind: NodeKind, bookId: number, ...rest: (number | string)[]): string {
  return [prefixes[kind], bookId, ...rest].join('_');
}

const lengths: Record<NodeKind, number> = { Book: 0, Account: 1, Transaction: 1, Posting: 2, Import: 1, Viewer: 0 };

/** Null where the text is no id of ours. */
export function parseNodeId(text: string): NodeId | null {
  const match = /^([a-z]+)_(\d{1,9})((?:_\d{1,18})*)$/.exec(text);
  if (!match) return null;
  const kind = (Object.keys(prefixes) as NodeKind[]).find((key) => prefixes[key] === match[1]);
  const rest = match[3] ? match[3].slice(1).split('_') : [];
  return kind && rest.length === lengths[kind] ? { kind, bookId: Number(match[2]), rest } : null;
}
