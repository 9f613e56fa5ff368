import { useSuspenseQuery } from '@apollo/client/react';
import { text } from '../address/params.ts';
import { transactionParams } from '../address/transaction-filter.ts';
import { PageLink, useHrefs } from '../address/use-address.tsx';
import { ViewMenu } from '../export/ViewMenu.tsx';
import { type DateRange, printDate, printRange } from '../format/date.ts';
import { money } from '../format/money.ts';
import { AccountRegisterDocument, type RegisterPostingFragment } from '../gql/operations.ts';
import { useAttempt } from '../ui/Boundary.tsx';
import { Figure } from '../ui/Figure.tsx';
import { More } from '../ui/More.tsx';
import { EmptyNote, PanelHead } from '../ui/PanelFrame.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import styles from './accounts.module.css';
import { type AccountChoices, accountParams } from './params.ts';
import { registerTable } from './tables.ts';
import { roleNames, typeNames } from './words.ts';

void (
  /* GraphQL */ `
  fragment RegisterPosting on Posting {
    id date
    amount { amount currency }
    runningBalance { amount currency }
    transaction {
      id payee description
      postings { id account { id name fullName } }
    }
  }
  query AccountRegister($fullName: String!, $range: DateRangeInput, $withChildren: Boolean!, $first: Int!, $after: String) {
    account(fullName: $fullName) {
      id fullName type role
      children { id }
      balance { native { amount currency } }
      register(first: $first, after: $after, range: $range, withChildren: $withChildren) {
        edges { cursor node { id ...RegisterPosting @unmask } }
        pageInfo { endCursor hasNextPage }
      }
    }
  }
`
);

type Props = { fullName: string; choices: AccountChoices; go: (change: Partial<AccountChoices>) => void; range: DateRange };

/** What happened on an account, newest first, with its balance after each line. */
export function Register({ fullName, choices, go, range }: Props) {
  const variables = {
    fullName,
    range: choices.all ? null : { from: range.from, to: range.to },
    withChildren: !choices.own,
    first: 100,
  };
  const { data, fetchMore } = useSuspenseQuery(AccountRegisterDocument, { variables, queryKey: useAttempt() });
  const hrefTo = useHrefs();
  const { account } = data;
  if (!account) {
    return (
      <>
        <PanelHead title={fullName} />
        <EmptyNote>
          The book has no account of this name. <PageLink href={hrefTo('/accounts')}>All accounts</PageLink>
        </EmptyNote>
      </>
    );
  }
  const { edges, pageInfo } = account.register;
  const postings = edges.map(({ node }) => node);
  return (
    <>
      <Trail fullName={fullName} />
      <PanelHead title={fullName} aside={account.role ? roleNames[account.role] : typeNames[account.type]}>
        <span className={styles.balance} data-balance>
          {account.balance.native.length === 0
            ? 'Nothing on it today'
            : account.balance.native.map((one) => money(one.amount, one.currency)).join(', ')}
        </span>
        <ViewMenu
          title={fullName}
          table={() => registerTable(postings, isWithin(fullName))}
          query={{ document: AccountRegisterDocument, variables }}
        />
      </PanelHead>
      <Choices fullName={fullName} hasChildren={account.children.length > 0} choices={choices} go={go} range={range} />
      {postings.length === 0 ? (
        <EmptyNote>Nothing was posted here{choices.all ? '' : ` in ${printRange(range)}`}.</EmptyNote>
      ) : (
        <Postings postings={postings} fullName={fullName} />
      )}
      {pageInfo.hasNextPage ? (
        <More label="Earlier ones" fetchNext={() => fetchMore({ variables: { after: pageInfo.endCursor } })} />
      ) : null}
    </>
  );
}

type ChoicesProps = Props & { hasChildren: boolean };

/** Whose postings, of which days, and the way to the same lines among all entries. */
function Choices({ fullName, hasChildren, choices, go, range }: ChoicesProps) {
  const hrefTo = useHrefs();
  return (
    <div className={styles.tools}>
      {hasChildren ? (
        <Segmented
          label="Whose postings"
          value={choices.own ? 'own' : 'all'}
          options={[
            { value: 'all', label: 'With accounts below' },
            { value: 'own', label: 'Its own' },
          ]}
          onChange={(value) => go({ own: value === 'own' })}
        />
      ) : null}
      <Segmented
        label="Days"
        value={choices.all ? 'all' : 'period'}
        options={[
          { value: 'period', label: printRange(range) },
          { value: 'all', label: 'All days' },
        ]}
        onChange={(value) => go({ all: value === 'all' })}
      />
      <PageLink href={hrefTo('/transactions', transactionParams, { accounts: [fullName], ...(choices.all ? { date: 'all' } : {}) })}>
        As transactions
      </PageLink>
    </div>
  );
}

const isWithin = (fullName: string) => (name: string) => name === fullName || name.startsWith(`${fullName}:`);

/** The way up: each account above this one, and all of them. */
function Trail({ fullName }: { fullName: string }) {
  const hrefTo = useHrefs();
  const parts = fullName.split(':');
  const above = parts.slice(0, -1).map((name, index) => ({ name, fullName: parts.slice(0, index + 1).join(':') }));
  return (
    <nav className={styles.trail} aria-label="Accounts above">
      <PageLink href={hrefTo('/accounts')}>All accounts</PageLink>
      {above.map((account) => (
        <span key={account.fullName}>
          {' › '}
          <PageLink href={hrefTo('/accounts', accountParams, { account: account.fullName })}>{account.name}</PageLink>
        </span>
      ))}
    </nav>
  );
}

function Postings({ postings, fullName }: { postings: readonly RegisterPostingFragment[]; fullName: string }) {
  return (
    <table className={styles.register}>
      <thead>
        <tr>
          <th scope="col" className={styles.date}>
            Date
          </th>
          <th scope="col">Who</th>
          <th scope="col" className={styles.other}>
            Other side
          </th>
          <th scope="col" className={styles.amount}>
            Amount
          </th>
          <th scope="col" className={styles.running}>
            Balance
          </th>
        </tr>
      </thead>
      <tbody>
        {postings.map((posting) => (
          <PostingRow key={posting.id} posting={posting} fullName={fullName} />
        ))}
      </tbody>
    </table>
  );
}

/** The accounts above one, as they stand before its name. */
function pathAbove({ fullName, name }: { fullName: string; name: string }): string {
  return fullName.slice(0, fullName.length - name.length);
}

const entryParams = { ...transactionParams, entry: text() };

function PostingRow({
  posting: { id, date, amount, runningBalance, transaction },
  fullName,
}: {
  posting: RegisterPostingFragment;
  fullName: string;
}) {
  const hrefTo = useHrefs();
  const isHere = isWithin(fullName);
  const others = [
    ...new Map(
      transaction.postings.filter(({ account }) => !isHere(account.fullName)).map(({ account }) => [account.fullName, account]),
    ).values(),
  ];
  return (
    <tr data-posting={id}>
      <td className={styles.date}>{printDate(date)}</td>
      <th scope="row">
        <PageLink href={hrefTo('/transactions', entryParams, { accounts: [fullName], entry: transaction.id })}>
          {transaction.payee || transaction.description || 'No description'}
        </PageLink>
        {transaction.payee && transaction.description ? <span className={styles.more}>{transaction.description}</span> : null}
        <small className={styles.second}>
          {printDate(date)} · {others[0]?.name ?? 'within it'}
        </small>
      </th>
      <td className={styles.other} title={others.map((account) => account.fullName).join(', ')}>
        <span className={styles.path}>{others[0] ? pathAbove(others[0]) : ''}</span>
        {others[0]?.name ?? 'within it'}
        {others.length > 1 ? <small> +{others.length - 1}</small> : null}
      </td>
      <td className={styles.amount}>
        <Figure text={money(amount.amount, amount.currency)} />
      </td>
      <td className={styles.running}>{runningBalance ? <Figure text={money(runningBalance.amount, runningBalance.currency)} /> : null}</td>
    </tr>
  );
}
