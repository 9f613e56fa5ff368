import { useShell } from '../shell/use-shell.ts';
import { PanelFrame, SkeletonRows } from '../ui/PanelFrame.tsx';
import { UndoDock } from '../ui/UndoNote.tsx';
import { useUndo } from '../ui/use-undo.ts';
import { AccountTypes } from './AccountTypes.tsx';
import { ApiKeys } from './ApiKeys.tsx';
import { Members } from './Members.tsx';
import { Prices } from './Prices.tsx';
import { Sessions } from './Sessions.tsx';
import styles from './settings.module.css';
import { Writing } from './Writing.tsx';

/** What the book's accounts are, what its currencies are worth, who may do what in it, and how it is shown here. */
export function Content() {
  const { viewer, refresh } = useShell();
  const undoable = useUndo(refresh);
  return (
    <>
      <div className={styles.page}>
        {viewer.scopes.includes('WRITE') ? (
          <div className={styles.column}>
            <PanelFrame
              id="account-types"
              title="What accounts are"
              resetKey="types"
              skeleton={<SkeletonRows title="What accounts are" rows={3} height={44} />}
            >
              <AccountTypes undoable={undoable} />
            </PanelFrame>
            <PanelFrame id="prices" title="Prices" resetKey="prices" skeleton={<SkeletonRows title="Prices" rows={6} height={36} />}>
              <Prices undoable={undoable} />
            </PanelFrame>
          </div>
        ) : null}
        <div className={styles.column}>
          {viewer.scopes.includes('ADMIN') ? (
            <>
              <PanelFrame id="api-keys" title="API keys" resetKey="keys" skeleton={<SkeletonRows title="API keys" rows={4} height={44} />}>
                <ApiKeys />
              </PanelFrame>
              <PanelFrame id="members" title="Members" resetKey="members" skeleton={<SkeletonRows title="Members" rows={3} height={36} />}>
                <Members undoable={undoable} />
              </PanelFrame>
            </>
          ) : null}
          <Writing />
          {viewer.email === null ? null : <Sessions />}
        </div>
      </div>
      <UndoDock undoable={undoable} />
    </>
  );
}
