import { useSuspenseQuery } from '@apollo/client/react';
import { Fragment } from 'react';
import { PageLink } from '../address/use-address.tsx';
import { ViewMenu } from '../export/ViewMenu.tsx';
import { printDate } from '../format/date.ts';
import { accounting, money, nameOf } from '../format/money.ts';
import { elapsedOf } from '../format/period.ts';
import { TrialBalanceDocument, type TrialBalanceQuery, type TrialBalanceQueryVariables } from '../gql/operations.ts';
import { useShell } from '../shell/use-shell.ts';
import { Doubts } from '../statement/Doubts.tsx';
import styles from '../statement/statement.module.css';
import { useRows } from '../statement/use-rows.ts';
import { useAttempt } from '../ui/Boundary.tsx';
import { Figure } from '../ui/Figure.tsx';
import { EmptyNote, PanelFrame, PanelHead, SkeletonRows } from '../ui/PanelFrame.tsx';
import { Scroll } from '../ui/Scroll.tsx';

void (
  /* GraphQL */ `
  query TrialBalance($asOf: Date!, $currency: Currency) {
    trialBalance(asOf: $asOf, currency: $currency) {
      asOf currency
      lines { account { id fullName } label native { amount currency } debit credit }
      totalDebit { amount }
      totalCredit { amount }
      unpriced { currency amount on }
    }
  }
`
);

type Trial = NonNullable<TrialBalanceQuery['trialBalance']>;

/** Every account of the books in one of two columns, and that both come to the same. */
export function Content() {
  const { view, today } = useShell();
  const variables: TrialBalanceQueryVariables = { asOf: elapsedOf(view.range, today).to, currency: view.currency };
  return (
    <PanelFrame
      id="trial-balance"
      title="Trial balance"
      resetKey={JSON.stringify(variables)}
      skeleton={<SkeletonRows title="Trial balance" rows={24} />}
    >
      <Accounts variables={variables} />
    </PanelFrame>
  );
}

function Accounts({ variables }: { variables: TrialBalanceQueryVariables }) {
  const { data } = useSuspenseQuery(TrialBalanceDocument, { variables, queryKey: useAttempt() });
  const trial = data.trialBalance;
  if (!trial) throw new Error('The server gave no trial balance and no reason.');
  return (
    <>
      <PanelHead title={`As of ${printDate(trial.asOf)}`} aside={`in ${nameOf(trial.currency)}`}>
        <ViewMenu title="Trial balance" table={() => tableOf(trial)} query={{ document: TrialBalanceDocument, variables }} />
      </PanelHead>
      <Doubts {...trial} warnings={[]} />
      {trial.lines.length === 0 ? <EmptyNote>No account had a balance by {printDate(trial.asOf)}.</EmptyNote> : <Table trial={trial} />}
    </>
  );
}

function tableOf({ lines, currency, totalDebit, totalCredit }: Trial) {
  return {
    head: ['Account', 'Debit', 'Credit', 'Currency'],
    rows: [
      ...lines.map(({ account, label, debit, credit }) => [account?.fullName ?? label, debit, credit, currency]),
      ['Total', totalDebit.amount, totalCredit.amount, currency],
    ],
  };
}

/** Breaks after a colon rather than within a word. */
function FullName({ name }: { name: string }) {
  const parts = name.split(':');
  return parts.map((part, level) => (
    <Fragment key={parts.slice(0, level + 1).join(':')}>
      {level > 0 ? (
        <>
          :<wbr />
        </>
      ) : null}
      {part}
    </Fragment>
  ));
}

function Table({ trial }: { trial: Trial }) {
  const { lines, currency, asOf, totalDebit, totalCredit } = trial;
  const rows = useRows();
  const cell = (amount: string | null, account: string | null) => {
    if (amount === null) return null;
    const text = <Figure text={accounting(amount, currency)} />;
    if (account === null) return text;
    return (
      <PageLink className={styles.rows} href={rows({ accounts: [account] }, { from: null, to: asOf })}>
        {text}
      </PageLink>
    );
  };
  return (
    <Scroll className={styles.scroll} label="Trial balance, table">
      <table className={styles.sheet}>
        <thead>
          <tr>
            <th scope="col">Account</th>
            <th scope="col">Debit</th>
            <th scope="col">Credit</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ account, label, native, debit, credit }) => (
            <tr key={account?.id ?? label}>
              <th scope="row">{account ? <FullName name={account.fullName} /> : label}</th>
              <td title={native.map((one) => money(one.amount, one.currency)).join('\n')}>{cell(debit, account?.fullName ?? null)}</td>
              <td title={native.map((one) => money(one.amount, one.currency)).join('\n')}>{cell(credit, account?.fullName ?? null)}</td>
            </tr>
          ))}
        </tbody>
        <tbody>
          <tr className={styles.total}>
            <th scope="row">Total</th>
            <td>{cell(totalDebit.amount, null)}</td>
            <td>{cell(totalCredit.amount, null)}</td>
          </tr>
        </tbody>
      </table>
    </Scroll>
  );
}
