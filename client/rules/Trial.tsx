import { useSuspenseQuery } from '@apollo/client/react';
import type { CsvTable } from '../export/csv.ts';
import { ViewMenu } from '../export/ViewMenu.tsx';
import { count } from '../format/money.ts';
import { type RuleInput, type RuleMatchRowFragment, RuleTrialDocument } from '../gql/operations.ts';
import { useAttempt } from '../ui/Boundary.tsx';
import { EmptyNote, PanelHead } from '../ui/PanelFrame.tsx';
import { Matches } from './Matches.tsx';
import styles from './rules.module.css';

void (
  /* GraphQL */ `
  query RuleTrial($rule: RuleInput!) {
    ruleTrial(rule: $rule, first: 50) {
      tried matched changed
      matches { ...RuleMatchRow @unmask }
    }
  }
`
);

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
        <Matches matches={matches} />
      )}
      <p className={styles.note}>
        {matched > matches.length ? `The newest ${count(matches.length)} are shown. ` : ''}A rule is for files that come in from now on:
        what is in the book stays where it is until rules are applied to it, below.
      </p>
    </>
  );
}

function inWords(tried: number, matched: number, changed: number): string {
  return `${count(matched)} of the newest ${count(tried)} lines fit; ${count(changed)} would be elsewhere, or called otherwise`;
}

function tableOf(matches: readonly RuleMatchRowFragment[]): CsvTable {
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
