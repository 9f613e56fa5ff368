import { useMutation, useSuspenseQuery } from '@apollo/client/react';
import { PageLink, useHrefs } from '../address/use-address.tsx';
import type { CsvTable } from '../export/csv.ts';
import { ViewMenu } from '../export/ViewMenu.tsx';
import { count } from '../format/money.ts';
import { CreateRuleDocument, DeleteRuleDocument, type RuleRowFragment, RulesDocument } from '../gql/operations.ts';
import { useAttempt } from '../ui/Boundary.tsx';
import { EmptyNote, PanelHead } from '../ui/PanelFrame.tsx';
import ui from '../ui/ui.module.css';
import type { Undoable } from '../ui/use-undo.ts';
import { conditionsOf, deedsOf, draftOf, draftParams, ruleOf } from './draft.ts';
import styles from './rules.module.css';

void (
  /* GraphQL */ `
  fragment RuleRow on Rule {
    id payee text account amountMin amountMax counterAccount setPayee tags { name value }
  }
  query Rules {
    rules { id ...RuleRow @unmask }
  }
`
);

/** The rules that there are, in the order in which they are tried. */
export function RuleList({ undoable }: { undoable: Undoable | null }) {
  const { data } = useSuspenseQuery(RulesDocument, { queryKey: useAttempt() });
  const rules = data.rules ?? [];
  const title = rules.length === 0 ? 'Rules' : `${count(rules.length)} ${rules.length === 1 ? 'rule' : 'rules'}`;
  return (
    <>
      <PanelHead title={title} aside={rules.length > 1 ? 'the first that fits a line decides' : undefined}>
        <ViewMenu title="Rules" table={() => tableOf(rules)} query={{ document: RulesDocument, variables: {} }} />
      </PanelHead>
      {rules.length === 0 ? (
        <EmptyNote>No rule so far: a line goes where lines of its payee went before, else to expenses:unknown or income:unknown.</EmptyNote>
      ) : null}
      <ol className={styles.list}>
        {rules.map((rule, index) => (
          <RuleItem key={rule.id} rule={rule} index={index} isLast={index === rules.length - 1} undoable={undoable} />
        ))}
      </ol>
    </>
  );
}

type ItemProps = { rule: RuleRowFragment; index: number; isLast: boolean; undoable: Undoable | null };

function RuleItem({ rule, index, isLast, undoable }: ItemProps) {
  const hrefTo = useHrefs();
  const draft = draftOf(rule);
  return (
    <li data-rule={rule.id}>
      <b aria-hidden="true">{index + 1}</b>
      <p>
        {sentence(conditionsOf(draft))} <span>→</span> <strong>{deedsOf(draft).join(', ')}</strong>
      </p>
      <div>
        <PageLink className={ui.button} href={hrefTo('/rules', draftParams, draft)} aria-label={`Try rule ${index + 1}`}>
          Try
        </PageLink>
        {undoable ? <Delete rule={rule} index={index} isLast={isLast} undoable={undoable} /> : null}
      </div>
    </li>
  );
}

function sentence(parts: readonly string[]): string {
  const words = parts.join(', ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function Delete({ rule, index, isLast, undoable }: ItemProps & { undoable: Undoable }) {
  const [create] = useMutation(CreateRuleDocument);
  const [remove] = useMutation(DeleteRuleDocument);
  const draft = draftOf(rule);
  const words = `${conditionsOf(draft).join(', ')} → ${deedsOf(draft).join(', ')}`;
  const isFirst = index === 0;
  const take = () =>
    undoable.run({
      words: `Rule ${index + 1} is gone: ${words}. What it placed stays where it is.`,
      undoneWords: `A rule again: ${words}.${isFirst || isLast ? '' : ' It is tried last now.'}`,
      act: async () => (await remove({ variables: { input: { id: rule.id } } })).data?.deleteRule.userErrors[0]?.message ?? null,
      async undo() {
        const { data } = await create({ variables: { input: { rule: ruleOf(draft), first: isFirst && !isLast } } });
        return data?.createRule.userErrors[0]?.message ?? null;
      },
    });
  return (
    <button
      type="button"
      className={ui.button}
      aria-label={`Delete rule ${index + 1}`}
      disabled={undoable.isBusy}
      onClick={() => void take()}
    >
      Delete
    </button>
  );
}

function tableOf(rules: readonly RuleRowFragment[]): CsvTable {
  return {
    head: ['Order', 'Payee has', 'Payee or words have', 'Statement of', 'At least', 'At most', 'Goes to', 'Called', 'Tags'],
    rows: rules.map((rule, index) => [
      String(index + 1),
      rule.payee,
      rule.text,
      rule.account,
      rule.amountMin,
      rule.amountMax,
      rule.counterAccount,
      rule.setPayee,
      draftOf(rule).tags.join(', '),
    ]),
  };
}
