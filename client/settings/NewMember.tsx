import { useMutation } from '@apollo/client/react';
import { AddMemberDocument, type Role } from '../gql/operations.ts';
import { useShell } from '../shell/use-shell.ts';
import { Maker, type Outcome } from './Maker.tsx';
import { roleWords } from './member-roles.ts';
import styles from './settings.module.css';

void (
  /* GraphQL */ `
  mutation AddMember($input: MemberInput!) {
    addMember(input: $input) { member { email } setPasswordPath userErrors { message } }
  }
`
);

/** Lets somebody in. Whoever has no password yet gets a link that sets one, to be handed to them. */
export function NewMember() {
  const { refresh } = useShell();
  const [add] = useMutation(AddMemberDocument);
  const make = async (written: FormData): Promise<Outcome> => {
    const email = String(written.get('email')).trim();
    const { data } = await add({ variables: { input: { email, role: written.get('role') as Role } } });
    const answer = data?.addMember;
    if (!answer?.member) return { fault: answer?.userErrors[0]?.message ?? 'Nobody was added.' };
    return {
      secret: answer.setPasswordPath === null ? null : `${location.origin}${answer.setPasswordPath}`,
      words: (
        <>
          <b>{email}</b> sets a password with this link, once, within 24 hours. Hand it to them now: it is not shown again.
        </>
      ),
    };
  };
  return (
    // The list is asked for anew once the link has been handed over.
    <Maker label="Add a member" className={styles.priceForm} words={['Add', 'Adding…']} make={make} onDone={refresh}>
      <label className={styles.email}>
        <span>Email address</span>
        <input name="email" type="email" required maxLength={254} autoComplete="off" placeholder="someone@example.com" />
      </label>
      <label>
        <span>As</span>
        <select name="role" defaultValue="VIEWER">
          {Object.entries(roleWords).map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      </label>
    </Maker>
  );
}
