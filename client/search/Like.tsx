import { useSuspenseQuery } from '@apollo/client/react';
import { transactionParams } from '../address/transaction-filter.ts';
import { PageLink, useHrefs } from '../address/use-address.tsx';
import { ViewMenu } from '../export/ViewMenu.tsx';
import { printDate } from '../format/date.ts';
import { money, wholePercent } from '../format/money.ts';
import { EntriesLikeDocument, type EntriesLikeQuery } from '../gql/operations.ts';
import { summaryOf } from '../transactions/summary.ts';
import { useAttempt } from '../ui/Boundary.tsx';
import { EmptyNote, PanelHead } from '../ui/PanelFrame.tsx';
import { HitList } from './HitList.tsx';
import styles from './search.module.css';
import { tableOf } from './table.ts';

void (
  /* GraphQL */ `
  query EntriesLike($id: ID!) {
    node(id: $id) {
      __typename
      ... on Transaction {
        id
        ...EntryHit @unmask
        similar(first: 20) { score transaction { id ...EntryHit @unmask } }
        suggestedAccounts(first: 3) { confidence evidence account { id fullName } }
      }
    }
  }
`
);

type Props = { id: string; openId: string | null; onOpen: (id: string | null) => void };

/** Entries that say something like one entry, and where they are booked. */
export function Like({ id, openId, onOpen }: Props) {
  const { data } = useSuspenseQuery(EntriesLikeDocument, { variables: { id }, queryKey: useAttempt() });
  const entry = data.node;
  if (entry?.__typename !== 'Transaction') return <EmptyNote>The book has no such entry any more.</EmptyNote>;
  const hits = entry.similar.map(({ score, transaction }) => ({
    id: transaction.id,
    entry: transaction,
    score,
    vectorRank: null,
    keywordRank: null,
    highlights: [],
  }));
  const name = entry.payee || entry.description || 'an entry';
  const summary = summaryOf(entry.postings);
  return (
    <>
      <PanelHead title={`Like ${name}`} aside="the likest first">
        <ViewMenu title={`Entries like ${name}`} table={() => tableOf(hits)} query={{ document: EntriesLikeDocument, variables: { id } }} />
      </PanelHead>
      <p className={styles.source} data-like={entry.id}>
        {[
          printDate(entry.date),
          ...summary.categories,
          ...summary.accounts,
          ...summary.amounts.map(({ amount, currency }) => money(amount, currency)),
        ].join(' · ')}
      </p>
      <Suggested accounts={entry.suggestedAccounts} />
      {hits.length === 0 ? (
        <EmptyNote>No other entry is like it, or search has not taken it up yet.</EmptyNote>
      ) : (
        <HitList hits={hits} openId={openId} onOpen={onOpen} />
      )}
    </>
  );
}

type Node = NonNullable<EntriesLikeQuery['node']>;
type Suggestions = Extract<Node, { __typename: 'Transaction' }>['suggestedAccounts'];

function Suggested({ accounts }: { accounts: Suggestions }) {
  const hrefTo = useHrefs();
  if (accounts.length === 0) return null;
  return (
    <p className={styles.understood} data-suggested>
      Such entries are on
      {accounts.map(({ account, confidence, evidence }) => (
        <span key={account.id} title={`${evidence} of the entries that were looked at`}>
          <PageLink href={hrefTo('/transactions', transactionParams, { accounts: [account.fullName], date: 'all' })}>
            {account.fullName}
          </PageLink>{' '}
          {wholePercent(confidence)}
        </span>
      ))}
    </p>
  );
}
