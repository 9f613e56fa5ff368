import type { FragmentType } from '@apollo/client';
import { useFragment, useSuspenseFragment, useSuspenseQuery } from '@apollo/client/react';
import { PageLink, useHrefs } from '../address/use-address.tsx';
import { type DateRange, printDate } from '../format/date.ts';
import { count } from '../format/money.ts';
import {
  TransactionPanelFragmentDoc,
  TransactionRowFragmentDoc,
  TransactionsDocument,
  type TransactionsQueryVariables,
} from '../gql/operations.ts';
import { useAttempt } from '../ui/Boundary.tsx';
import { classNames } from '../ui/class-names.ts';
import { EmptyNote, PanelFrame, PanelHead, SkeletonRows } from '../ui/PanelFrame.tsx';
import { Amounts } from './Amounts.tsx';
import { summaryOf } from './summary.ts';
import styles from './transactions.module.css';

void (
  /* GraphQL */ `
  fragment TransactionPanel on Query {
    transactions(first: $first, filter: $filter) {
      totalCount
      edges { node { id ...TransactionRow } }
    }
  }
  fragment TransactionRow on Transaction {
    id date payee description
    postings {
      account { id name fullName type }
      amount { amount currency }
    }
  }
  query Transactions($first: Int!, $filter: TransactionFilter) {
    ...TransactionPanel
  }
`
);

export function TransactionPanel({ range }: { range: DateRange }) {
  const variables: TransactionsQueryVariables = { first: 10, filter: { date: { from: range.from, to: range.to } } };
  return (
    <PanelFrame
      id="transactions"
      title="Latest transactions"
      resetKey={JSON.stringify(variables)}
      skeleton={<SkeletonRows title="Latest transactions" rows={10} height={36} />}
    >
      <Latest variables={variables} />
    </PanelFrame>
  );
}

function Latest({ variables }: { variables: TransactionsQueryVariables }) {
  useSuspenseQuery(TransactionsDocument, { variables, queryKey: useAttempt() });
  const { data } = useSuspenseFragment({
    fragment: TransactionPanelFragmentDoc,
    fragmentName: 'TransactionPanel',
    from: { __typename: 'Query' },
    variables,
  });
  const connection = data.transactions;
  if (!connection) throw new Error('The server gave no transactions and no reason.');
  const { totalCount } = connection;
  const hrefTo = useHrefs();
  const edges = connection.edges.slice(0, variables.first);
  return (
    <>
      <PanelHead
        title="Latest transactions"
        aside={
          totalCount === null || edges.length === 0 ? null : (
            <PageLink href={hrefTo('/transactions')}>{count(totalCount)} in this period</PageLink>
          )
        }
      />
      {edges.length === 0 ? (
        <EmptyNote>No entry is dated in this period.</EmptyNote>
      ) : (
        <table className={styles.list}>
          <thead>
            <tr>
              <th scope="col" className={styles.date}>
                Date
              </th>
              <th scope="col">Who</th>
              <th scope="col" className={styles.category}>
                For
              </th>
              <th scope="col" className={styles.account}>
                From or to
              </th>
              <th scope="col" className={styles.amount}>
                Amount
              </th>
            </tr>
          </thead>
          <tbody>
            {edges.map(({ node }) => (
              <Row key={node.id} node={node} />
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

function Row({ node }: { node: FragmentType<typeof TransactionRowFragmentDoc> }) {
  const { data, complete } = useFragment({ fragment: TransactionRowFragmentDoc, fragmentName: 'TransactionRow', from: node });
  if (!complete) return null;
  const { amounts, kind, categories, accounts } = summaryOf(data.postings);
  return (
    <tr>
      <td className={styles.date}>{printDate(data.date, 'dayMonth')}</td>
      <th scope="row" title={[data.payee, data.description].filter(Boolean).join(' · ')}>
        {data.payee || data.description || 'No description'}
      </th>
      <td className={styles.category}>
        {categories[0] ? <span>{categories[0]}</span> : null}
        {categories.length > 1 ? <small> +{categories.length - 1}</small> : null}
      </td>
      <td className={styles.account} title={accounts.join(', ')}>
        {kind === 'moved' ? accounts.slice(0, 2).join(' ⇄ ') : accounts[0]}
      </td>
      <td className={classNames(styles.amount, kind === 'in' && styles.in)}>
        <Amounts amounts={amounts} kind={kind} />
      </td>
    </tr>
  );
}
