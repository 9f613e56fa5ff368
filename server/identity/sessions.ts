/** A signed-in browser. The secret in its cookie is not kept; `id` is a keyed digest of it. */
export interface Session {
  readonly id: string;
  readonly personId: number;
  /** By which its owner lists and ends it; opens nothing. */
  readonly publicId: string;
  /** What the browser says it is. */
  readonly agent: string;
  readonly createdAt: Date;
  readonly seenAt: Date;
  /** However busy it is. */
  readonly endsAt: Date;
}

/** Where sessions are kept: Redis, else the database. */
export interface SessionStore {
  add(session: Session): Promise<void>;
  find(id: string): Promise<Session | null>;
  touch(session: Session, seenAt: Date): Promise<void>;
  remove(session: Pick<Session, 'id' | 'personId'>): Promise<void>;
  listOf(personId: number): Promise<Session[]>;
}
