import { text } from '../address/params.ts';
import { transactionParams } from '../address/transaction-filter.ts';
import { PageLink, useHrefs } from '../address/use-address.tsx';
import { printDate } from '../format/date.ts';
import type { RuleMatchRowFragment } from '../gql/operations.ts';
import { Amounts } from '../transactions/Amounts.tsx';
import { summaryOf } from '../transactions/summary.ts';
import styles from './rules.module.css';

void (
  /* GraphQL */ `
  fragment RuleMatchRow on RuleMatch {
    from to payee isChange
    transaction { id ...EntryLink @unmask }
  }
`
);

const params = { ...transactionParams, entry: text() };

/** A line of a bank's file, where it is, and where rules would have it. */
export function MatchRow({ match: { from, to, payee, isChange, transaction } }: { match: RuleMatchRowFragment }) {
  const hrefTo = useHrefs();
  const is = transaction?.payee || transaction?.description || 'No description';
  const called = payee !== null && payee !== transaction?.payee ? payee : null;
  const summary = transaction ? summaryOf(transaction.postings) : null;
  return (
    <tr data-match={transaction?.id} data-change={isChange}>
      <th scope="row">
        {transaction ? (
          <PageLink
            href={hrefTo('/transactions', params, { date: { from: transaction.date, to: transaction.date }, entry: transaction.id })}
          >
            {is}
          </PageLink>
        ) : null}
        {called ? (
          <>
            {' '}
            → <b>{called}</b>
          </>
        ) : null}
        <small>{transaction ? printDate(transaction.date) : null}</small>
      </th>
      <td>{from}</td>
      <td>{to === from ? <span className={styles.same}>the same</span> : <b>{to}</b>}</td>
      <td>{summary ? <Amounts {...summary} /> : null}</td>
    </tr>
  );
}
