import { useMutation, useSuspenseQuery } from '@apollo/client/react';
import { printInstant } from '../format/date.ts';
import { count } from '../format/money.ts';
import { ApplyRulesDocument, RuleApplicationsDocument, UndoRulesDocument } from '../gql/operations.ts';
import { useAttempt } from '../ui/Boundary.tsx';
import { More } from '../ui/More.tsx';
import { PanelHead } from '../ui/PanelFrame.tsx';
import ui from '../ui/ui.module.css';
import type { Undoable } from '../ui/use-undo.ts';
import { Matches } from './Matches.tsx';
import styles from './rules.module.css';
import { useTry } from './use-try.ts';

void (
  /* GraphQL */ `
  query RuleApplications($after: String) {
    ruleApplications(first: 10, after: $after) {
      edges { cursor node { id appliedAt changed undoneAt } }
      pageInfo { endCursor hasNextPage }
    }
  }
  mutation ApplyRules($input: ApplyRulesInput!) {
    applyRules(input: $input) {
      application { id } changed
      matches { ...RuleMatchRow @unmask }
      userErrors { message }
    }
  }
  mutation UndoRules($input: UndoRuleApplicationInput!) {
    undoRuleApplication(input: $input) { application { id undoneAt } restored kept userErrors { message } }
  }
`
);

/** The rules for lines that are in the book already: first what they would change, then the change, and the way back. */
export function Apply({ undoable }: { undoable: Undoable }) {
  const { tried, isTrying, fault, tryOut, forget } = useTry();
  const [apply] = useMutation(ApplyRulesDocument);
  const [undo] = useMutation(UndoRulesDocument);
  const take = async () => {
    let made: string | null = null;
    const lines = `${count(tried?.changed ?? 0)} ${tried?.changed === 1 ? 'line' : 'lines'}`;
    const isDone = await undoable.run({
      words: `The rules were applied to ${lines}.`,
      undoneWords: `${lines}: again as before.`,
      async act() {
        const { data } = await apply({ variables: { input: { dryRun: false, placedToo: false } } });
        made = data?.applyRules.application?.id ?? null;
        return data?.applyRules.userErrors[0]?.message ?? (made === null ? 'Nothing was left to change.' : null);
      },
      async undo() {
        const { data } = await undo({ variables: { input: { id: made ?? '' } } });
        return data?.undoRuleApplication.userErrors[0]?.message ?? null;
      },
    });
    if (isDone) forget();
  };
  return (
    <>
      <PanelHead title="Lines that are in the book already" aside="those that nobody has placed">
        <button type="button" className={ui.button} disabled={isTrying} onClick={() => void tryOut()}>
          {isTrying ? 'Looking…' : 'See what the rules would change'}
        </button>
      </PanelHead>
      <div role="status">
        {fault ? <p className={styles.note}>{fault}</p> : null}
        {tried ? (
          <p className={styles.note} data-would-change={tried.changed}>
            {tried.changed === 0 ? 'No rule fits a line that nobody has placed.' : `${count(tried.changed)} would be placed.`}{' '}
            {tried.changed > 0 ? (
              <button type="button" className={ui.button} disabled={undoable.isBusy} onClick={() => void take()}>
                Place {count(tried.changed)} now
              </button>
            ) : null}
          </p>
        ) : null}
      </div>
      {tried && tried.changed > 0 ? <Matches matches={tried.matches} /> : null}
      <Applications undoable={undoable} />
    </>
  );
}

/** When rules were applied, with a way to take each back, whatever came after. */
function Applications({ undoable }: { undoable: Undoable }) {
  const { data, fetchMore } = useSuspenseQuery(RuleApplicationsDocument, { queryKey: useAttempt() });
  const [undo] = useMutation(UndoRulesDocument);
  const connection = data.ruleApplications;
  if (!connection) throw new Error('The server gave no applications and no reason.');
  const { edges, pageInfo } = connection;
  const takeBack = (id: string, changed: number) =>
    void undoable.run({
      words: `Taken back: ${count(changed)} ${changed === 1 ? 'line is' : 'lines are'} as before, but for those that were changed since.`,
      undoneWords: '',
      act: async () => (await undo({ variables: { input: { id } } })).data?.undoRuleApplication.userErrors[0]?.message ?? null,
      undo: null,
    });
  return (
    <>
      <ul className={styles.list} aria-label="When rules were applied">
        {edges.map(({ node: { id, appliedAt, changed, undoneAt } }) => (
          <li key={id} data-application={id} data-undone={undoneAt !== null || undefined}>
            <p>
              {printInstant(appliedAt)}: {count(changed)} {changed === 1 ? 'line' : 'lines'} placed
              {undoneAt ? `, taken back ${printInstant(undoneAt)}` : ''}
            </p>
            {undoneAt ? null : (
              <div>
                <button
                  type="button"
                  className={ui.button}
                  disabled={undoable.isBusy}
                  aria-label={`Take back what was placed ${printInstant(appliedAt)}`}
                  onClick={() => takeBack(id, changed)}
                >
                  Take back
                </button>
              </div>
            )}
          </li>
        ))}
      </ul>
      {pageInfo.hasNextPage ? (
        <More label="Earlier ones" fetchNext={() => fetchMore({ variables: { after: pageInfo.endCursor } })} />
      ) : null}
    </>
  );
}
