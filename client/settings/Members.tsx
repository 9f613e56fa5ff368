import { useSuspenseQuery } from '@apollo/client/react';
import { printInstant } from '../format/date.ts';
import { MembersDocument } from '../gql/operations.ts';
import { useAttempt } from '../ui/Boundary.tsx';
import { EmptyNote, PanelHead } from '../ui/PanelFrame.tsx';
import styles from './settings.module.css';

void (
  /* GraphQL */ `
  query Members {
    members(first: 100) {
      edges { node { email role lastSeenAt } }
    }
  }
`
);

const roles = { OWNER: 'owner', EDITOR: 'editor', VIEWER: 'viewer' } as const;

/** Who may sign in to the book. Members are added from the command line, which prints a link to choose a password. */
export function Members() {
  const { data } = useSuspenseQuery(MembersDocument, { queryKey: useAttempt() });
  const members = data.members?.edges.map(({ node }) => node) ?? [];
  return (
    <>
      <PanelHead title="Members" />
      {members.length === 0 ? (
        <EmptyNote>Nobody has to sign in to this book, or nobody may yet.</EmptyNote>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">Email</th>
              <th scope="col">Role</th>
              <th scope="col">Last seen</th>
            </tr>
          </thead>
          <tbody>
            {members.map(({ email, role, lastSeenAt }) => (
              <tr key={email}>
                <th scope="row">{email}</th>
                <td>{roles[role]}</td>
                <td>{lastSeenAt ? printInstant(lastSeenAt) : 'never'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className={styles.hint}>
        To add somebody: <code>npm run farthing -- user add someone@example.com --role viewer</code>
      </p>
    </>
  );
}
