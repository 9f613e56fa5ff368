import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { refusalOf } from '../apollo/refusal.ts';
import { MoveEntriesDocument } from '../gql/operations.ts';
import { isOn, type Moved, piecesOf } from './move.ts';
import type { Row } from './use-entries.ts';

void (
  /* GraphQL */ `
  mutation MoveEntries($input: MoveTransactionsInput!) {
    moveTransactions(input: $input) {
      transactions { id ...EntryRow @unmask }
      userErrors { code message }
    }
  }
`
);

export type Mover = {
  isMoving: boolean;
  fault: string | null;
  /** The last move, as long as it can be taken back. */
  done: Moved | null;
  isUndone: boolean;
  move: (rows: readonly Row[], from: string, to: string) => Promise<boolean>;
  undo: () => Promise<void>;
  forget: () => void;
};

/** Moves entries from one account to another, and back. */
export function useMove(onMoved: () => void): Mover {
  const [mutate, { loading }] = useMutation(MoveEntriesDocument);
  const [fault, setFault] = useState<string | null>(null);
  const [last, setLast] = useState<{ done: Moved; isUndone: boolean } | null>(null);
  /** Piece by piece; gives the ids that were moved, all of them unless there is a fault. */
  const send = async (ids: readonly string[], fromAccount: string, toAccount: string): Promise<string[]> => {
    const moved: string[] = [];
    setFault(null);
    try {
      for (const transactionIds of piecesOf(ids)) {
        const { data } = await mutate({ variables: { input: { transactionIds, fromAccount, toAccount } } });
        const refused = data?.moveTransactions.userErrors[0];
        if (refused) {
          setFault(refused.message);
          break;
        }
        moved.push(...transactionIds);
      }
    } catch (error) {
      const { title, message } = refusalOf(error);
      setFault(`${title}. ${message}`);
    }
    if (moved.length > 0) onMoved();
    return moved;
  };
  return {
    isMoving: loading,
    fault,
    done: last?.done ?? null,
    isUndone: last?.isUndone ?? false,
    async move(rows, from, to) {
      const concerned = rows.filter((row) => isOn(row, from));
      const ids = await send(
        concerned.map(({ id }) => id),
        from,
        to,
      );
      const merged = concerned.filter((row) => ids.includes(row.id) && isOn(row, to)).map(({ id }) => id);
      if (ids.length > 0) setLast({ done: { from, to, ids, merged }, isUndone: false });
      return ids.length === concerned.length;
    },
    async undo() {
      if (!last) return;
      const { from, to, ids, merged } = last.done;
      const back = ids.filter((id) => !merged.includes(id));
      const moved = await send(back, to, from);
      if (moved.length === back.length) setLast({ done: last.done, isUndone: true });
    },
    forget() {
      setLast(null);
      setFault(null);
    },
  };
}
