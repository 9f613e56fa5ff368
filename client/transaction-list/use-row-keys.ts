import { type RefObject, useEffect, useRef, useState } from 'react';
import { areKeysOn, isTyping } from '../shell/keys.ts';
import type { Selection } from './selection.ts';

type Where<T> = {
  rows: readonly T[];
  openId: string | null;
  onOpen: (id: string | null) => void;
  selection: Selection<T> | null;
  scrollTo: (index: number) => void;
};
export type RowKeys = {
  /** The row that the keys are at. */
  active: number;
  /** True while the row that becomes active is to take the focus: after a key, not after a click. */
  wantsFocus: RefObject<boolean>;
  /** Makes a row the active one, and opens or closes it. */
  choose: (index: number) => void;
};

/** j and k (or the arrows) go from row to row, Enter opens one, x selects it, Escape lets go of all. */
export function useRowKeys<T extends { id: string }>(where: Where<T>): RowKeys {
  const [active, setActive] = useState(0);
  const wantsFocus = useRef(false);
  const latest = useRef({ ...where, active });
  useEffect(() => {
    latest.current = { ...where, active };
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const isAtRow = event.target instanceof Element && event.target.closest('[data-entries]') !== null;
      const isAnywhere = event.target === document.body || (event.target instanceof Element && event.target.id === 'main');
      // On a row the keys are the row's own; elsewhere they are single keys, which can be turned off.
      if (!isAtRow && !(isAnywhere && areKeysOn())) return;
      if (act(event, isAtRow)) event.preventDefault();
    };
    const act = (event: KeyboardEvent, isAtRow: boolean): boolean => {
      const { rows, selection, scrollTo, active: at } = latest.current;
      const row = rows[at];
      const step = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[event.key] ?? 0;
      if (step !== 0) {
        if (!isAtRow && event.key.startsWith('Arrow')) return false;
        const next = Math.max(0, Math.min(rows.length - 1, isAtRow ? at + step : at));
        if (event.shiftKey && rows[next]) selection?.extendTo(rows[next], rows);
        wantsFocus.current = true;
        scrollTo(next);
        setActive(next);
        // A row that is active already gets the focus here.
        document.querySelector<HTMLElement>(`[data-row="${next}"]`)?.focus({ preventScroll: true });
        return true;
      }
      if (event.key.toLowerCase() === 'x' && row && selection) {
        if (event.shiftKey) selection.extendTo(row, rows);
        else selection.toggle(row);
        return true;
      }
      if (event.key === 'Escape' && selection && selection.rows.length > 0) {
        selection.replace([]);
        return true;
      }
      return false;
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
  const choose = (index: number) => {
    const id = where.rows[index]?.id;
    setActive(index);
    if (id) where.onOpen(id === where.openId ? null : id);
  };
  return { active, wantsFocus, choose };
}
