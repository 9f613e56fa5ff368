import { lazy, type ReactNode, Suspense } from 'react';
import { useWidth } from '../ui/use-width.ts';
import styles from './areas.module.css';
import type { HrefOf } from './StatementTable.tsx';
import { sidesOf } from './sides.ts';
import type { Statement } from './statement.ts';

// Drawings are for who asks for them, or has room for them; the table is in the first load.
export const Areas = lazy(() => import('./Areas.tsx').then((module) => ({ default: module.Areas })));

/** From here on figures would be so far from their names that the eye loses the line. */
const widthForBoth = 1700;

/** Both together are about as high as the table. */
const heightOfEach = 380;

type Props = { statement: Statement; hrefOf: HrefOf; children: ReactNode };

/** A table of few columns, and on a very large screen the same figures as areas beside it. */
export function WithAreas({ statement, hrefOf, children }: Props) {
  const [frame, width] = useWidth<HTMLDivElement>('statement');
  const isFew = width >= widthForBoth && statement.columns.length <= 3;
  const hasBoth = isFew && sidesOf(statement).length > 0;
  return (
    // The outer one is measured: it is as wide whatever is within.
    <div ref={frame}>
      <div className={hasBoth ? styles.beside : isFew ? styles.alone : undefined}>
        {children}
        {hasBoth ? (
          <Suspense fallback={<div />}>
            <Areas statement={statement} hrefOf={hrefOf} height={heightOfEach} />
          </Suspense>
        ) : null}
      </div>
    </div>
  );
}
