import { useMutation } from '@apollo/client/react';
import { DecideDuplicateDocument, type DuplicatePairFragment } from '../gql/operations.ts';
import { EntryLinks } from '../transactions/EntryLinks.tsx';
import type { Undoable } from '../ui/use-undo.ts';
import styles from './duplicates.module.css';
import { Verdicts } from './Verdicts.tsx';

void (
  /* GraphQL */ `
  fragment DuplicatePair on PossibleDuplicate {
    isDuplicate
    transaction { id import { id fileName } ...EntryLink @unmask }
    other { id import { id fileName } ...EntryLink @unmask }
  }
  mutation DecideDuplicate($input: DecidePossibleDuplicateInput!) {
    decidePossibleDuplicate(input: $input) { possibleDuplicate { isDuplicate } userErrors { message } }
  }
`
);

/** Two entries that may be one, each with the file that it came with. */
export function Pair({ pair, undoable }: { pair: DuplicatePairFragment; undoable: Undoable | null }) {
  const { transaction, other, isDuplicate } = pair;
  if (!transaction) return null;
  const name = transaction.payee || transaction.description || 'an entry';
  return (
    <li
      className={styles.pair}
      data-pair={transaction.id}
      data-verdict={isDuplicate === null ? 'open' : isDuplicate ? 'duplicate' : 'kept'}
    >
      <div className={styles.entries}>
        {other ? (
          <>
            <small>There before, from {other.import?.fileName ?? 'no file'}</small>
            <EntryLinks label={`There before: ${name}`} entries={[other]} />
          </>
        ) : null}
        <small>Came later, from {transaction.import?.fileName ?? 'no file'}</small>
        <EntryLinks label={`Came later: ${name}`} entries={[transaction]} />
      </div>
      {isDuplicate === null ? null : <p>{isDuplicate ? 'The later one is set aside: it counts nowhere.' : 'Both are kept.'}</p>}
      {undoable ? <DuplicateVerdicts id={transaction.id} name={name} isDuplicate={isDuplicate} undoable={undoable} /> : null}
    </li>
  );
}

type VerdictProps = { id: string; name: string; isDuplicate: boolean | null; undoable: Undoable };

function DuplicateVerdicts({ id, name, isDuplicate, undoable }: VerdictProps) {
  const [mutate] = useMutation(DecideDuplicateDocument);
  const decide = async (verdict: boolean | null) => {
    const { data } = await mutate({ variables: { input: { transactionId: id, isDuplicate: verdict } } });
    return data?.decidePossibleDuplicate.userErrors[0]?.message ?? null;
  };
  const words = (verdict: boolean | null) =>
    verdict === null
      ? `To be decided again: ${name}.`
      : verdict
        ? `Set aside as a duplicate: ${name}. It counts nowhere.`
        : `Both kept: ${name}.`;
  return <Verdicts name={name} verdict={isDuplicate} undoable={undoable} labels={labels} words={words} decide={decide} />;
}

const labels = { yes: 'It is a duplicate', no: 'Keep both', again: 'Decide again' };
