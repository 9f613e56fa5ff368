type Connection = {
  /** When the server last failed to answer; null while it answers. */
  lostAt: Date | null;
  /** When it last answered. */
  answeredAt: Date | null;
};

let state: Connection = { lostAt: null, answeredAt: null };
const listeners = new Set<() => void>();

function change(next: Connection): void {
  const isNews = (next.lostAt === null) !== (state.lostAt === null);
  state = isNews ? next : { ...state, ...next };
  if (isNews) for (const listener of listeners) listener();
}

/** Whether the server answers, as the requests of all panels find it. */
export const connection = {
  current: (): Connection => state,
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  answered(now: Date): void {
    change({ lostAt: null, answeredAt: now });
  },
  lost(now: Date): void {
    change({ lostAt: state.lostAt ?? now, answeredAt: state.answeredAt });
  },
};
