import { useMutation, useSuspenseQuery } from '@apollo/client/react';
import { printInstant } from '../format/date.ts';
import {
  AddMemberDocument,
  MembersDocument,
  type MembersQuery,
  RemoveMemberDocument,
  type Role,
  SetRoleDocument,
} from '../gql/operations.ts';
import { useShell } from '../shell/use-shell.ts';
import { useAttempt } from '../ui/Boundary.tsx';
import { More } from '../ui/More.tsx';
import { EmptyNote, PanelHead } from '../ui/PanelFrame.tsx';
import ui from '../ui/ui.module.css';
import type { Undoable } from '../ui/use-undo.ts';
import { memberRoles } from './member-roles.ts';
import { NewMember } from './NewMember.tsx';
import styles from './settings.module.css';

void (
  /* GraphQL */ `
  query Members($after: String) {
    members(first: 50, after: $after) {
      edges { cursor node { email role lastSeenAt } }
      pageInfo { endCursor hasNextPage }
    }
  }
  mutation SetRole($input: MemberInput!) {
    setMemberRole(input: $input) { userErrors { message } }
  }
  mutation RemoveMember($input: RemoveMemberInput!) {
    removeMember(input: $input) { userErrors { message } }
  }
`
);

/** Who may sign in to the book, and as what. */
export function Members({ undoable }: { undoable: Undoable }) {
  const { data, fetchMore } = useSuspenseQuery(MembersDocument, { queryKey: useAttempt() });
  const connection = data.members;
  if (!connection) throw new Error('The server gave no members and no reason.');
  const { edges, pageInfo } = connection;
  return (
    <>
      <PanelHead title="Members" aside="people who may sign in to this book" />
      <NewMember />
      {edges.length === 0 ? (
        <EmptyNote>Nobody has to sign in to this book, or nobody may yet.</EmptyNote>
      ) : (
        <ul className={styles.members}>
          {edges.map(({ node }) => (
            <MemberRow key={node.email} member={node} undoable={undoable} />
          ))}
        </ul>
      )}
      {pageInfo.hasNextPage ? <More label="More" fetchNext={() => fetchMore({ variables: { after: pageInfo.endCursor } })} /> : null}
    </>
  );
}

type Member = NonNullable<MembersQuery['members']>['edges'][number]['node'];

function MemberRow({ member: { email, role, lastSeenAt }, undoable }: { member: Member; undoable: Undoable }) {
  const { viewer } = useShell();
  const [set] = useMutation(SetRoleDocument);
  const [remove] = useMutation(RemoveMemberDocument);
  const [add] = useMutation(AddMemberDocument);
  const setTo = async (next: Role) =>
    (await set({ variables: { input: { email, role: next } } })).data?.setMemberRole.userErrors[0]?.message ?? null;
  const change = (next: Role) =>
    void undoable.run({
      words: `${email} is ${memberRoles[next]} now.`,
      undoneWords: `${email} is ${memberRoles[role]} again.`,
      act: () => setTo(next),
      undo: () => setTo(role),
    });
  const takeOut = () =>
    void undoable.run({
      words: `${email} may not see this book any more.`,
      undoneWords: `${email} is ${memberRoles[role]} again.`,
      act: async () => (await remove({ variables: { input: { email } } })).data?.removeMember.userErrors[0]?.message ?? null,
      undo: async () => (await add({ variables: { input: { email, role } } })).data?.addMember.userErrors[0]?.message ?? null,
    });
  const isSelf = viewer.email?.toLowerCase() === email.toLowerCase();
  return (
    <li data-member={email} data-role={role}>
      <div>
        <b>{email}</b>
        {isSelf ? ' (you)' : ''}
        <p>{lastSeen(isSelf, lastSeenAt)}</p>
      </div>
      <select
        aria-label={`What ${email} may do`}
        value={role}
        disabled={undoable.isBusy || isSelf}
        onChange={({ target }) => change(target.value as Role)}
      >
        {Object.entries(memberRoles).map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
      <button type="button" className={ui.button} aria-label={`Take ${email} out`} disabled={undoable.isBusy || isSelf} onClick={takeOut}>
        Take out
      </button>
    </li>
  );
}

/** Visits are noted once a minute: of oneself one knows better. */
function lastSeen(isSelf: boolean, at: string | null): string {
  if (isSelf) return 'here now';
  return at ? `last here ${printInstant(at)}` : 'never here so far';
}
