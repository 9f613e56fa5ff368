import { useSuspenseQuery } from '@apollo/client/react';
import { text } from '../address/params.ts';
import { transactionParams } from '../address/transaction-filter.ts';
import { PageLink, useHrefs } from '../address/use-address.tsx';
import type { CsvTable } from '../export/csv.ts';
import { ViewMenu } from '../export/ViewMenu.tsx';
import { printDate } from '../format/date.ts';
import { count } from '../format/money.ts';
import { type RuleInput, RuleTrialDocument, type RuleTrialQuery } from '../gql/operations.ts';
import { Amounts } from '../transactions/Amounts.tsx';
import { summaryOf } from '../transactions/summary.ts';
import { useAttempt } from '../ui/Boundary.tsx';
import { EmptyNote, PanelHead } from '../ui/PanelFrame.tsx';
import styles from './rules.module.css';

void (
  /* GraphQL */ `
  query RuleTrial($rule: RuleInput!) {
    ruleTrial(rule: $rule, first: 50) {
      tried matched changed
      matches { from to payee isChange transaction { id ...EntryLink @unmask } }
    }
  }
`
);

type Match = NonNullable<RuleTrialQuery['ruleTrial']>['matches'][number];

/** What a rule would have made of the newest lines of the book. Nothing is changed by looking. */
export function Trial({ rule }: { rule: RuleInput }) {
  const { data } = useSuspenseQuery(RuleTrialDocument, { variables: { rule }, queryKey: useAttempt() });
  const trial = data.ruleTrial;
  if (!trial) throw new Error('The server gave no trial and no reason.');
  const { tried, matched, changed, matches } = trial;
  return (
    <>
      <PanelHead title="What it would do" aside={<span data-trial>{inWords(tried, matched, changed)}</span>}>
        <ViewMenu
          title="What the rule would do"
          table={() => tableOf(matches)}
          query={{ document: RuleTrialDocument, variables: { rule } }}
        />
      </PanelHead>
      {matched === 0 ? (
        <EmptyNote>
          {tried === 0 ? "No line of a bank's file is in the book yet." : `None of the newest ${count(tried)} lines fits.`}
        </EmptyNote>
      ) : (
        <table className={styles.matches}>
          <thead>
            <tr>
              <th scope="col">Line</th>
              <th scope="col">It is on</th>
              <th scope="col">It would be on</th>
              <th scope="col">Amount</th>
            </tr>
          </thead>
          <tbody>
            {matches.map((match, index) => (
              <Row key={match.transaction?.id ?? index} match={match} />
            ))}
          </tbody>
        </table>
      )}
      <p className={styles.note}>
        {matched > matches.length ? `The newest ${count(matches.length)} are shown. ` : ''}A rule is for files that come in from now on:
        what is in the book stays where it is.
      </p>
    </>
  );
}

function inWords(tried: number, matched: number, changed: number): string {
  return `${count(matched)} of the newest ${count(tried)} lines fit; ${count(changed)} would be elsewhere, or called otherwise`;
}

const params = { ...transactionParams, entry: text() };

function Row({ match: { from, to, payee, isChange, transaction } }: { match: Match }) {
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

function tableOf(matches: readonly Match[]): CsvTable {
  return {
    head: ['Date', 'Payee', 'Description', 'It is on', 'It would be on', 'Payee would be'],
    rows: matches.map(({ from, to, payee, transaction }) => [
      transaction?.date ?? null,
      transaction?.payee ?? null,
      transaction?.description ?? null,
      from,
      to,
      payee,
    ]),
  };
}
