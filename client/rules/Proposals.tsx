import { useMutation, useSuspenseQuery } from '@apollo/client/react';
import { useRef } from 'react';
import { PageLink, useHrefs } from '../address/use-address.tsx';
import { count, wholePercent } from '../format/money.ts';
import { CreateRuleDocument, DeleteRuleDocument, type RuleProposalRowFragment, RuleProposalsDocument } from '../gql/operations.ts';
import { useAttempt } from '../ui/Boundary.tsx';
import { classNames } from '../ui/class-names.ts';
import { EmptyNote, PanelHead } from '../ui/PanelFrame.tsx';
import ui from '../ui/ui.module.css';
import type { Undoable } from '../ui/use-undo.ts';
import { conditionsOf, type Draft, draftParams, emptyDraft, ruleOf } from './draft.ts';
import styles from './rules.module.css';

void (
  /* GraphQL */ `
  fragment RuleProposalRow on RuleProposal {
    payee text counterAccount agreeing placed unplaced confidence
  }
  query RuleProposals {
    ruleProposals(first: 20) { ...RuleProposalRow @unmask }
  }
`
);

/** Rules that past entries speak for, each to be tried, or taken up as it is. */
export function Proposals({ undoable }: { undoable: Undoable | null }) {
  const { data } = useSuspenseQuery(RuleProposalsDocument, { queryKey: useAttempt() });
  const proposals = data.ruleProposals ?? [];
  return (
    <>
      <PanelHead title="Rules that past entries speak for" aside={proposals.length > 0 ? 'those first that would place most' : undefined} />
      {proposals.length === 0 ? (
        <EmptyNote>None: no name that has no rule yet has nearly always been for the same account.</EmptyNote>
      ) : null}
      <ul className={classNames(styles.list, styles.proposals)}>
        {proposals.map((proposal) => (
          <Proposal key={`${proposal.payee} ${proposal.text} ${proposal.counterAccount}`} proposal={proposal} undoable={undoable} />
        ))}
      </ul>
    </>
  );
}

function Proposal({ proposal, undoable }: { proposal: RuleProposalRowFragment; undoable: Undoable | null }) {
  const { payee, text, counterAccount, agreeing, placed, unplaced, confidence } = proposal;
  const hrefTo = useHrefs();
  const draft: Draft = { ...emptyDraft, payee, text, to: counterAccount };
  const words = conditionsOf(draft).join(', ');
  return (
    <li data-proposal={payee ?? text}>
      <p>
        {words.charAt(0).toUpperCase() + words.slice(1)} <span>→</span> <strong>to {counterAccount}</strong>
        <small className={styles.why}>
          {wholePercent(confidence)}: {count(agreeing)} of {count(placed)} placed entries are there;{' '}
          {unplaced === 0 ? 'none is unplaced' : `${count(unplaced)} unplaced`}
        </small>
      </p>
      <div>
        <PageLink className={ui.button} href={hrefTo('/rules', draftParams, draft)} aria-label={`Try: ${words}`}>
          Try
        </PageLink>
        {undoable ? <TakeUp draft={draft} words={`${words} → ${counterAccount}`} undoable={undoable} /> : null}
      </div>
    </li>
  );
}

function TakeUp({ draft, words, undoable }: { draft: Draft; words: string; undoable: Undoable }) {
  const [create] = useMutation(CreateRuleDocument);
  const [remove] = useMutation(DeleteRuleDocument);
  const made = useRef<string | null>(null);
  const take = () =>
    void undoable.run({
      words: `A rule now: ${words}.`,
      undoneWords: `No rule any more: ${words}.`,
      async act() {
        const { data } = await create({ variables: { input: { rule: ruleOf(draft), first: false } } });
        made.current = data?.createRule.rule?.id ?? null;
        return data?.createRule.userErrors[0]?.message ?? null;
      },
      undo: async () =>
        (await remove({ variables: { input: { id: made.current ?? '' } } })).data?.deleteRule.userErrors[0]?.message ?? null,
    });
  return (
    <button type="button" className={ui.button} aria-label={`Make it a rule: ${words}`} disabled={undoable.isBusy} onClick={take}>
      Make it a rule
    </button>
  );
}
