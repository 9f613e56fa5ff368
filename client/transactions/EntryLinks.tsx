import { text } from '../address/params.ts';
import { transactionParams } from '../address/transaction-filter.ts';
import { PageLink, useHrefs } from '../address/use-address.tsx';
import { printDate } from '../format/date.ts';
import type { EntryLinkFragment } from '../gql/operations.ts';
import { Amounts } from './Amounts.tsx';
import styles from './entry-links.module.css';
import { summaryOf } from './summary.ts';

void (
  /* GraphQL */ `
  fragment EntryLink on Transaction {
    id date payee description
    postings {
      id
      account { id name fullName type }
      amount { amount currency }
    }
  }
`
);

const params = { ...transactionParams, entry: text() };
const shownMax = 4;

/** Entries that something is read from, each a line that leads to it; of many the first few, and a click for the rest. */
export function EntryLinks({ label, entries }: { label: string; entries: readonly EntryLinkFragment[] }) {
  if (entries.length <= shownMax) return <Lines label={label} entries={entries} />;
  return (
    <>
      <Lines label={label} entries={entries.slice(0, shownMax)} />
      <details className={styles.rest}>
        <summary>{entries.length - shownMax} more</summary>
        <Lines label={label} entries={entries.slice(shownMax)} />
      </details>
    </>
  );
}

function Lines({ label, entries }: { label: string; entries: readonly EntryLinkFragment[] }) {
  const hrefTo = useHrefs();
  return (
    <ul className={styles.lines} aria-label={label}>
      {entries.map((entry) => {
        const { amounts, kind, categories, accounts } = summaryOf(entry.postings);
        return (
          <li key={entry.id} data-evidence={entry.id}>
            <PageLink href={hrefTo('/transactions', params, { date: { from: entry.date, to: entry.date }, entry: entry.id })}>
              <span className={styles.date}>{printDate(entry.date)}</span>
              <span className={styles.who}>
                <b>{entry.payee || entry.description || 'No description'}</b>
                <small>{[...categories.slice(0, 2), accounts[0]].filter(Boolean).join(' · ')}</small>
              </span>
              <span className={styles.amount}>
                <Amounts amounts={amounts} kind={kind} />
              </span>
            </PageLink>
          </li>
        );
      })}
    </ul>
  );
}
