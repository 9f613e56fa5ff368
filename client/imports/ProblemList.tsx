import { count } from '../format/money.ts';
import styles from './imports.module.css';

type Problem = { severity: string; line: number | null; code: string; message: string };

/** Problems with their lines, the first few in sight and the rest behind a click. */
export function ProblemList({ problems, total }: { problems: readonly Problem[]; total: number }) {
  if (total === 0) return null;
  // As one goes through the file to mend it; what is of the whole file first.
  const inOrder = problems.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0));
  const kind = problems.every((problem) => problem.severity === 'WARNING') ? 'warning' : 'problem';
  return (
    <details className={styles.problems} open={problems.some((problem) => problem.severity === 'ERROR') || undefined}>
      <summary>
        {count(total)} {kind}
        {total === 1 ? '' : 's'}
      </summary>
      <ol>
        {inOrder.slice(0, 50).map((problem, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two problems may be equal to the letter
          <li key={index} data-severity={problem.severity}>
            <b>{problem.line === null ? 'File' : `Line ${problem.line}`}</b> {problem.message}
          </li>
        ))}
        {total > Math.min(50, problems.length) ? <li>and {count(total - Math.min(50, problems.length))} more</li> : null}
      </ol>
    </details>
  );
}
