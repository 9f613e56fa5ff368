import { useState } from 'react';
import type { Row } from './use-entries.ts';

export type Selection<T = Row> = {
  rows: readonly T[];
  has: (id: string) => boolean;
  toggle: (row: T) => void;
  /** From the row that was chosen last to this one. */
  extendTo: (row: T, all: readonly T[]) => void;
  replace: (rows: readonly T[]) => void;
};

/** The entries that somebody has chosen, as they were when they were chosen. */
export function useSelection(): Selection {
  const [chosen, setChosen] = useState<ReadonlyMap<string, Row>>(new Map());
  const [last, setLast] = useState<string | null>(null);
  return {
    rows: [...chosen.values()],
    has: (id) => chosen.has(id),
    toggle(row) {
      const next = new Map(chosen);
      if (!next.delete(row.id)) next.set(row.id, row);
      setChosen(next);
      setLast(row.id);
    },
    extendTo(row, all) {
      const [a, b] = [all.findIndex(({ id }) => id === last), all.findIndex(({ id }) => id === row.id)];
      const between = all.slice(Math.min(a < 0 ? b : a, b), Math.max(a, b) + 1);
      setChosen(new Map([...chosen, ...between.map((one) => [one.id, one] as const)]));
      setLast(row.id);
    },
    replace(rows) {
      setChosen(new Map(rows.map((row) => [row.id, row])));
      setLast(null);
    },
  };
}
