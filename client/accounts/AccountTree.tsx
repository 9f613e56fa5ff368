import { useSuspenseQuery } from '@apollo/client/react';
import { useState } from 'react';
import { PageLink, useHrefs } from '../address/use-address.tsx';
import { ViewMenu } from '../export/ViewMenu.tsx';
import { printDate } from '../format/date.ts';
import { signOf } from '../format/decimal.ts';
import { count, money } from '../format/money.ts';
import { type ChartAccountFragment, ChartOfAccountsDocument } from '../gql/operations.ts';
import { useAttempt } from '../ui/Boundary.tsx';
import { classNames } from '../ui/class-names.ts';
import { Figure } from '../ui/Figure.tsx';
import { EmptyNote, PanelHead } from '../ui/PanelFrame.tsx';
import ui from '../ui/ui.module.css';
import styles from './accounts.module.css';
import { accountParams } from './params.ts';
import { closedAtFirst, halvesOf, type Row, rowsInSight } from './rows.ts';
import { chartTable } from './tables.ts';
import { roleNames, typeNames } from './words.ts';

void (
  /* GraphQL */ `
  fragment ChartAccount on Account {
    id fullName name depth type role
    balance(asOf: $asOf, currency: $currency) {
      native { amount currency }
      value { amount currency }
    }
  }
  query ChartOfAccounts($asOf: Date!, $currency: Currency!) {
    accounts(first: 1000) {
      edges { node { id ...ChartAccount @unmask } }
      pageInfo { hasNextPage }
    }
  }
`
);

/** All accounts as a tree, each with its balance: what it is worth, and what it holds in other currencies. */
export function AccountTree({ asOf, currency }: { asOf: string; currency: string }) {
  const { data } = useSuspenseQuery(ChartOfAccountsDocument, { variables: { asOf, currency }, queryKey: useAttempt() });
  const connection = data.accounts;
  if (!connection) throw new Error('The server gave no accounts and no reason.');
  const accounts = connection.edges.map(({ node }) => node);
  const [words, setWords] = useState('');
  const [closed, setClosed] = useState(() => closedAtFirst(accounts));
  const rows = rowsInSight(accounts, closed, words);
  const toggle = (name: string) => {
    const next = new Set(closed);
    if (!next.delete(name)) next.add(name);
    setClosed(next);
  };
  const parents = rowsInSight(accounts, new Set(), '').filter(({ isParent }) => isParent);
  return (
    <>
      <PanelHead title="Chart of accounts" aside={`${count(accounts.length)} accounts, at the end of ${printDate(asOf)}`}>
        <button
          type="button"
          className={ui.button}
          onClick={() => setClosed(closed.size > 0 ? new Set() : new Set(parents.map(({ account }) => account.fullName)))}
        >
          {closed.size > 0 ? 'Open all' : 'Close all'}
        </button>
        <ViewMenu
          title="Chart of accounts"
          table={() => chartTable(accounts)}
          query={{ document: ChartOfAccountsDocument, variables: { asOf, currency } }}
        />
      </PanelHead>
      <div className={styles.tools}>
        <input
          type="search"
          aria-label="Find an account"
          placeholder="Find an account"
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
        <p>What is owned or spent is positive; what is owed or earned is negative.</p>
      </div>
      {rows.length === 0 ? <EmptyNote>No account is called that.</EmptyNote> : <Tables rows={rows} currency={currency} toggle={toggle} />}
      {connection.pageInfo.hasNextPage ? <EmptyNote>The first 1,000 accounts are shown.</EmptyNote> : null}
    </>
  );
}

type TableProps = { rows: readonly Row<ChartAccountFragment>[]; currency: string; toggle: (name: string) => void };

/** What is owned and owed, and what comes and goes: side by side where both have room. */
function Tables({ rows, ...rest }: TableProps) {
  const halves = halvesOf(rows);
  return (
    <div className={styles.halves}>
      {halves.map((half, index) => (
        <Table key={half[0]?.account.fullName} rows={half} isSecond={index > 0} {...rest} />
      ))}
    </div>
  );
}

function Table({ rows, currency, toggle, isSecond }: TableProps & { isSecond: boolean }) {
  return (
    <table className={classNames(styles.tree, isSecond && styles.below)}>
      <thead>
        <tr>
          <th scope="col">Account</th>
          <th scope="col" className={styles.kind}>
            What it is
          </th>
          <th scope="col" className={styles.native}>
            As held
          </th>
          <th scope="col" className={styles.value}>
            In {currency}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <AccountRow key={row.account.id} row={row} currency={currency} toggle={toggle} />
        ))}
      </tbody>
    </table>
  );
}

type RowProps = { row: Row<ChartAccountFragment>; currency: string; toggle: (name: string) => void };

function AccountRow({ row: { account, isParent, isOpen }, currency, toggle }: RowProps) {
  const hrefTo = useHrefs();
  const { native, value } = account.balance;
  const isPlain = native.every((one) => one.currency === currency);
  return (
    <tr data-account={account.fullName} data-top={account.depth === 1 || undefined}>
      <th scope="row" style={{ paddingLeft: 20 + (account.depth - 1) * 18 }}>
        {isParent ? (
          <button
            type="button"
            className={styles.twist}
            aria-expanded={isOpen}
            aria-label={`Accounts below ${account.fullName}`}
            onClick={() => toggle(account.fullName)}
          >
            <svg viewBox="0 0 10 10" aria-hidden="true">
              <path d="M3 1.5 7.5 5 3 8.5z" />
            </svg>
          </button>
        ) : (
          <span className={styles.noTwist} />
        )}
        <PageLink href={hrefTo('/accounts', accountParams, { account: account.fullName })}>{account.name}</PageLink>
      </th>
      <td className={styles.kind}>
        {account.role ? roleNames[account.role] : account.depth === 1 || account.type === 'UNTYPED' ? typeNames[account.type] : null}
      </td>
      <td className={styles.native}>
        {isPlain
          ? null
          : native.slice(0, 3).map((one) => (
              <div key={one.currency}>
                <Figure text={money(one.amount, one.currency)} />
              </div>
            ))}
        {!isPlain && native.length > 3 ? <small>and {native.length - 3} more</small> : null}
      </td>
      <td className={styles.value}>
        {value ? (
          signOf(value.amount) === 0 ? (
            '–'
          ) : (
            <Figure text={money(value.amount, value.currency)} />
          )
        ) : native.length === 0 ? (
          '–'
        ) : (
          <abbr title="No rate is known on the day">n/a</abbr>
        )}
      </td>
    </tr>
  );
}
