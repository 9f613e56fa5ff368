import type { RuleMatchRowFragment } from '../gql/operations.ts';
import { MatchRow } from './MatchRow.tsx';
import styles from './rules.module.css';

/** Lines that rules say something of: where they are, and where they would be. */
export function Matches({ matches }: { matches: readonly RuleMatchRowFragment[] }) {
  return (
    <table className={styles.matches}>
      <thead>
        <tr>
          <th scope="col">Line</th>
          <th scope="col">It is on</th>
          <th scope="col">It would be on</th>
          <th scope="col">Amount</th>
        </tr>
      </thead>
      <tbody>
        {matches.map((match, index) => (
          <MatchRow key={match.transaction?.id ?? index} match={match} />
        ))}
      </tbody>
    </table>
  );
}
