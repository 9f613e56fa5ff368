import { useChoices } from '../address/use-address.tsx';
import { useShell } from '../shell/use-shell.ts';
import { PanelFrame, SkeletonRows } from '../ui/PanelFrame.tsx';
import { UndoDock } from '../ui/UndoNote.tsx';
import { useUndo } from '../ui/use-undo.ts';
import { Apply } from './Apply.tsx';
import { draftParams, lackOf, ruleOf } from './draft.ts';
import { Proposals } from './Proposals.tsx';
import { RuleForm } from './RuleForm.tsx';
import { RuleList } from './RuleList.tsx';
import styles from './rules.module.css';
import { Trial } from './Trial.tsx';

/** Where lines of banks' files go: a rule in the making, what it would do, and the rules that there are. */
export function Content() {
  const { viewer, refresh } = useShell();
  const [draft, go, wanted] = useChoices(draftParams);
  const undoable = useUndo(refresh);
  const mayChange = viewer.scopes.includes('WRITE');
  const key = JSON.stringify(ruleOf(draft));
  return (
    <>
      <div className={styles.page}>
        {mayChange ? <RuleForm draft={wanted} go={go} undoable={undoable} /> : null}
        {lackOf(draft) === null ? (
          <PanelFrame
            id="trial"
            title="What it would do"
            resetKey={key}
            skeleton={<SkeletonRows title="What it would do" rows={5} height={36} />}
          >
            <Trial key={key} rule={ruleOf(draft)} />
          </PanelFrame>
        ) : null}
        <PanelFrame id="rules" title="Rules" resetKey="rules" skeleton={<SkeletonRows title="Rules" rows={4} height={48} />}>
          <RuleList undoable={mayChange ? undoable : null} />
        </PanelFrame>
        {mayChange ? (
          <PanelFrame
            id="apply"
            title="Lines that are in the book already"
            resetKey="apply"
            skeleton={<SkeletonRows title="Lines that are in the book already" rows={2} height={36} />}
          >
            <Apply undoable={undoable} />
          </PanelFrame>
        ) : null}
        <PanelFrame
          id="proposals"
          title="Rules that past entries speak for"
          resetKey="proposals"
          skeleton={<SkeletonRows title="Rules that past entries speak for" rows={3} height={48} />}
        >
          <Proposals undoable={mayChange ? undoable : null} />
        </PanelFrame>
      </div>
      <UndoDock undoable={undoable} />
    </>
  );
}
