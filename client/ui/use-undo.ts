import { useState } from 'react';
import { refusalOf } from '../apollo/refusal.ts';

/** Something that was done, in words, and how it is taken back. Doing and undoing give what is in the way, or null. */
export type Deed = {
  words: string;
  undoneWords: string;
  act: () => Promise<string | null>;
  /** Null where it cannot be taken back. */
  undo: (() => Promise<string | null>) | null;
};

export type Undoable = {
  isBusy: boolean;
  fault: string | null;
  /** The last deed, for as long as it is spoken of. */
  done: Deed | null;
  isUndone: boolean;
  /** True where it was done. */
  run: (deed: Deed) => Promise<boolean>;
  undo: () => Promise<void>;
  forget: () => void;
};

/** Does things that can be taken back, one at a time. `changed` is called after each way. */
export function useUndo(changed: () => void): Undoable {
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const [last, setLast] = useState<{ done: Deed; isUndone: boolean } | null>(null);
  const attempt = async (act: () => Promise<string | null>): Promise<boolean> => {
    setBusy(true);
    setFault(null);
    const wrong = await act().catch((error: unknown) => {
      const { title, message } = refusalOf(error);
      return `${title}. ${message}`;
    });
    setBusy(false);
    setFault(wrong);
    if (wrong === null) changed();
    return wrong === null;
  };
  return {
    isBusy,
    fault,
    done: last?.done ?? null,
    isUndone: last?.isUndone ?? false,
    async run(deed) {
      const isDone = await attempt(deed.act);
      if (isDone) setLast({ done: deed, isUndone: false });
      return isDone;
    },
    async undo() {
      if (last?.done.undo && (await attempt(last.done.undo))) setLast({ done: last.done, isUndone: true });
    },
    forget() {
      setLast(null);
      setFault(null);
    },
  };
}
