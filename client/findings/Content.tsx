import { useId, useState } from 'react';
import { useChoices } from '../address/use-address.tsx';
import { useShell } from '../shell/use-shell.ts';
import { Chips } from '../ui/Chips.tsx';
import { PanelFrame, SkeletonRows } from '../ui/PanelFrame.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { UndoDock } from '../ui/UndoNote.tsx';
import ui from '../ui/ui.module.css';
import { useUndo } from '../ui/use-undo.ts';
import { FindingList } from './FindingList.tsx';
import styles from './findings.module.css';
import { type FindingChoices, findingParams, kindNames, kinds } from './kinds.ts';

/** What somebody should look at, and what was set aside. */
export function Content() {
  const { viewer, refresh } = useShell();
  const [choices, go, wanted] = useChoices(findingParams);
  const undoable = useUndo(refresh);
  return (
    <>
      <PanelFrame
        id="findings"
        title="Findings"
        resetKey={JSON.stringify(choices)}
        className={styles.panel}
        skeleton={<SkeletonRows title="Findings" rows={8} height={92} />}
      >
        <FindingList choices={choices} undoable={viewer.scopes.includes('WRITE') ? undoable : null}>
          <Filters choices={wanted} go={go} />
        </FindingList>
      </PanelFrame>
      <UndoDock undoable={undoable} />
    </>
  );
}

function Filters({ choices, go }: { choices: FindingChoices; go: (change: Partial<FindingChoices>) => void }) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const chips = choices.kinds.map((kind) => ({
    label: kindNames[kind],
    without: { kinds: choices.kinds.filter((one) => one !== kind) },
    clear: { kinds: [] },
  }));
  return (
    <search className={styles.filters} aria-label="Filter findings">
      <div className={styles.bar}>
        <Segmented
          label="Which findings"
          value={choices.aside ? 'aside' : 'open'}
          options={[
            { value: 'open', label: 'To look at' },
            { value: 'aside', label: 'Set aside' },
          ]}
          onChange={(value) => go({ aside: value === 'aside' })}
        />
        <button type="button" className={ui.button} aria-expanded={isOpen} aria-controls={id} onClick={() => setOpen(!isOpen)}>
          {isOpen ? 'Close the kinds' : 'Only some kinds'}
        </button>
      </div>
      <div id={id}>
        {isOpen ? (
          <fieldset className={styles.kinds}>
            <legend>Kinds</legend>
            {kinds.map((kind) => (
              <label key={kind}>
                <input
                  type="checkbox"
                  checked={choices.kinds.includes(kind)}
                  onChange={(event) =>
                    go({ kinds: event.target.checked ? [...choices.kinds, kind] : choices.kinds.filter((one) => one !== kind) })
                  }
                />
                {kindNames[kind]}
              </label>
            ))}
          </fieldset>
        ) : null}
      </div>
      {chips.length > 0 ? <Chips chips={chips} onChange={go} /> : null}
    </search>
  );
}
