import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { sharedParams } from './address.ts';
import { type Spec, type Unread, unreadOf } from './params.ts';

/** The choices that what is on show reads from the address, and how many times over. */
const times = new Map<Spec, number>();
let readHere: readonly Spec[] = [];
const listeners = new Set<() => void>();

function count(spec: Spec, by: 1 | -1): void {
  const before = times.get(spec) ?? 0;
  times.set(spec, before + by);
  if (before > 0 && before + by > 0) return;
  readHere = [...times.keys()].filter((one) => (times.get(one) ?? 0) > 0);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Says that these choices are read for as long as the caller is on show. */
export function useReadHere(spec: Spec): void {
  useEffect(() => {
    count(spec, 1);
    return () => count(spec, -1);
  }, [spec]);
}

const nothingYet: readonly Spec[] = [];

/** What of the address nobody on the page understands: the choices that all pages share, and its own. Each once. */
export function useUnread(search: string): readonly Unread[] {
  const specs = useSyncExternalStore(
    subscribe,
    () => readHere,
    () => nothingYet,
  );
  return useMemo(() => {
    const found = [sharedParams, ...specs].flatMap((spec) => unreadOf(spec, search));
    return [...new Map(found.map((one) => [`${one.name} ${one.written}`, one])).values()];
  }, [specs, search]);
}
