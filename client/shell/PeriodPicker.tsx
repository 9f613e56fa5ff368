import { lazy, Suspense, useId, useRef, useState } from 'react';
import { goShared } from '../address/use-address.tsx';
import { stepPeriod } from '../format/period.ts';
import { nameOfPeriod } from '../format/period-words.ts';
import { Boundary } from '../ui/Boundary.tsx';
import { SkeletonRows } from '../ui/PanelFrame.tsx';
import styles from './period-picker.module.css';
import { useShell } from './use-shell.ts';
import type { View } from './view.ts';

// Its code comes when somebody points at the door, or opens it.
const loadChoices = () => import('./PeriodChoices.tsx');
const PeriodChoices = lazy(() => loadChoices().then((module) => ({ default: module.PeriodChoices })));
const preload = () => void loadChoices().catch(() => null);

/** A step to either side, and between them a door to every period: by name, by typing, by two dates. */
export function PeriodPicker({ view }: { view: View }) {
  const { book, today } = useShell();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const popover = useRef<HTMLDivElement>(null);
  const step = (by: 1 | -1) => goShared({ period: stepPeriod(view.choice, by, view.range) });
  return (
    <div className={styles.period}>
      <button type="button" className={styles.step} aria-label="Period before" onClick={() => step(-1)}>
        <Arrow d="M7 2 3 6l4 4" />
      </button>
      <button
        type="button"
        className={styles.current}
        popoverTarget={id}
        aria-expanded={isOpen}
        data-period
        onPointerEnter={preload}
        onFocus={preload}
      >
        <span className={styles.unseen}>Period: </span>
        {nameOfPeriod(view.choice, book, today)}
      </button>
      <button type="button" className={styles.step} aria-label="Period after" onClick={() => step(1)}>
        <Arrow d="m5 2 4 4-4 4" />
      </button>
      <div
        ref={popover}
        id={id}
        popover="auto"
        className={styles.popover}
        role="dialog"
        aria-label="Choose a period"
        onToggle={(event) => setOpen(event.newState === 'open')}
      >
        {isOpen ? (
          <Boundary resetKey="choices" title="Periods">
            <Suspense fallback={<SkeletonRows rows={8} />}>
              <PeriodChoices view={view} onChosen={() => popover.current?.hidePopover()} />
            </Suspense>
          </Boundary>
        ) : null}
      </div>
    </div>
  );
}

function Arrow({ d }: { d: string }) {
  return (
    <svg viewBox="0 0 12 12" aria-hidden="true">
      <path d={d} />
    </svg>
  );
}
