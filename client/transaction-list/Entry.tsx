import { useSuspenseQuery } from '@apollo/client/react';
import { type ReactNode, Suspense } from 'react';
import { searchParams } from '../address/search-choices.ts';
import { transactionParams } from '../address/transaction-filter.ts';
import { PageLink, useHrefs } from '../address/use-address.tsx';
import { printDate } from '../format/date.ts';
import { money } from '../format/money.ts';
import { EntryDetailsDocument, type EntryFragment } from '../gql/operations.ts';
import { draftParams } from '../rules/draft.ts';
import { Boundary, useAttempt } from '../ui/Boundary.tsx';
import { Figure } from '../ui/Figure.tsx';
import styles from './entry.module.css';

void (
  /* GraphQL */ `
  fragment Entry on Transaction {
    id date code payee description comment status isSetAside
    tags { name value }
    import { id fileName format }
    postings {
      id date comment
      account { id fullName }
      amount { amount currency }
      cost { amount currency }
      tags { name value }
    }
  }
  query EntryDetails($id: ID!) {
    node(id: $id) {
      __typename
      ... on Transaction { id ...Entry @unmask }
    }
  }
`
);

/** All that the book knows of an entry. */
export function Entry({ id }: { id: string }) {
  return (
    <Boundary resetKey={id} title="The entry">
      <Suspense fallback={<p className={styles.wait}>Reading the entry…</p>}>
        <Details id={id} />
      </Suspense>
    </Boundary>
  );
}

function Details({ id }: { id: string }) {
  const { data } = useSuspenseQuery(EntryDetailsDocument, { variables: { id }, queryKey: useAttempt() });
  if (data.node?.__typename !== 'Transaction') return <p className={styles.wait}>The book has no such entry any more.</p>;
  const entry = data.node;
  return (
    <div className={styles.entry} data-entry-details={entry.id}>
      <Facts entry={entry} />
      <Postings entry={entry} />
    </div>
  );
}

/** Formats whose entries are written by somebody, and go where they say: rules are for all others. */
const journals: readonly string[] = ['hledger', 'ledger', 'beancount'];

const statuses = { CLEARED: 'cleared', PENDING: 'pending', UNMARKED: 'not marked' } as const;

function Facts({ entry }: { entry: EntryFragment }) {
  const hrefTo = useHrefs();
  const to = (values: Parameters<typeof hrefTo<typeof transactionParams>>[2]) => hrefTo('/transactions', transactionParams, values);
  return (
    <dl className={styles.facts}>
      <Fact name="Date">{printDate(entry.date)}</Fact>
      {entry.payee ? (
        <Fact name="Payee">
          <PageLink href={to({ text: entry.payee, date: 'all' })}>{entry.payee}</PageLink>
        </Fact>
      ) : null}
      {entry.description ? <Fact name="Description">{entry.description}</Fact> : null}
      {entry.code ? <Fact name="Number">{entry.code}</Fact> : null}
      <Fact name="Status">
        {statuses[entry.status]}
        {entry.isSetAside ? '; set aside: no balance counts it' : ''}
      </Fact>
      {entry.comment ? <Fact name="Comment">{entry.comment}</Fact> : null}
      {entry.tags.length > 0 ? (
        <Fact name="Tags">
          <Tags tags={entry.tags} />
        </Fact>
      ) : null}
      {entry.import ? (
        <Fact name="Came with">
          <PageLink href={to({ importId: entry.import.id, date: 'all' })}>{entry.import.fileName}</PageLink>
        </Fact>
      ) : null}
      <Fact name="Others">
        <PageLink href={hrefTo('/search', searchParams, { like: entry.id })}>Entries like this one</PageLink>
      </Fact>
      {entry.import && !journals.includes(entry.import.format) && (entry.payee || entry.description) ? (
        <Fact name="Next time">
          <PageLink href={hrefTo('/rules', draftParams, entry.payee ? { payee: entry.payee } : { text: entry.description })}>
            Make a rule for such lines
          </PageLink>
        </Fact>
      ) : null}
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Tags({ tags }: { tags: EntryFragment['tags'] }) {
  const hrefTo = useHrefs();
  return tags.map(({ name, value }) => (
    <PageLink
      key={`${name}=${value}`}
      className={styles.tag}
      href={hrefTo('/transactions', transactionParams, { tag: value ? `${name}=${value}` : name, date: 'all' })}
    >
      {name}
      {value ? `: ${value}` : ''}
    </PageLink>
  ));
}

function Postings({ entry }: { entry: EntryFragment }) {
  const hrefTo = useHrefs();
  return (
    <table className={styles.postings}>
      <caption>Postings</caption>
      <tbody>
        {entry.postings.map(({ id, account, amount, cost, comment, date, tags }) => (
          <tr key={id}>
            <th scope="row">
              <PageLink href={hrefTo('/transactions', transactionParams, { accounts: [account.fullName] })}>{account.fullName}</PageLink>
              {comment || date !== entry.date || tags.length > 0 ? (
                <small>
                  {date === entry.date ? '' : `counts on ${printDate(date)} `}
                  {comment} <Tags tags={tags} />
                </small>
              ) : null}
            </th>
            <td>
              <Figure text={money(amount.amount, amount.currency)} />
              {cost ? <small>for {money(cost.amount, cost.currency)}</small> : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
