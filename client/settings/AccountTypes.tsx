import { useMutation, useSuspenseQuery } from '@apollo/client/react';
import { AccountInput } from '../accounts/AccountInput.tsx';
import { accountParams, classifyParams } from '../accounts/params.ts';
import { roleNames, typeNames } from '../accounts/words.ts';
import { PageLink, useChoices, useHrefs } from '../address/use-address.tsx';
import { count } from '../format/money.ts';
import {
  type AccountRole,
  type AccountType,
  type ClassifiedFragment,
  type ClassifyAccountInput,
  ClassifyDocument,
  ToClassifyDocument,
} from '../gql/operations.ts';
import { useAttempt } from '../ui/Boundary.tsx';
import { EmptyNote, PanelHead } from '../ui/PanelFrame.tsx';
import ui from '../ui/ui.module.css';
import type { Undoable } from '../ui/use-undo.ts';
import { rolesOf } from './roles.ts';
import styles from './settings.module.css';

void (
  /* GraphQL */ `
  fragment Classified on Account {
    id fullName type role
  }
  query ToClassify($fullName: String!) {
    account(fullName: $fullName) { id ...Classified @unmask }
    accounts(type: UNTYPED, first: 50) { edges { node { id ...Classified @unmask } } pageInfo { hasNextPage } }
  }
  mutation Classify($input: ClassifyAccountInput!) {
    classifyAccount(input: $input) { account { id ...Classified @unmask } userErrors { message } }
  }
`
);

/** What accounts are: those that nobody knows anything of, and any other that is asked for. */
export function AccountTypes({ undoable }: { undoable: Undoable }) {
  const [{ account }, go] = useChoices(classifyParams);
  const { data } = useSuspenseQuery(ToClassifyDocument, { variables: { fullName: account ?? '' }, queryKey: useAttempt() });
  const untyped = data.accounts?.edges.map(({ node }) => node) ?? [];
  const others = untyped.filter(({ fullName }) => fullName !== account);
  return (
    <>
      <PanelHead title="What accounts are" aside={untyped.length === 0 ? 'each has a type' : `${count(untyped.length)} of no known type`} />
      <div className={styles.pick}>
        <AccountInput label="Another account" placeholder="Another account" onChoose={(name) => go({ account: name })} isEmptied />
      </div>
      {account !== null && !data.account ? <EmptyNote>The book has no account {account}.</EmptyNote> : null}
      <ul className={styles.accounts}>
        {[...(data.account ? [data.account] : []), ...others].map((one) => (
          <AccountRow key={one.id} account={one} undoable={undoable} />
        ))}
      </ul>
      {data.accounts?.pageInfo.hasNextPage ? <EmptyNote>The first 50 of no known type are shown.</EmptyNote> : null}
      <p className={styles.hint}>What is chosen for an account is passed on to the accounts below it, unless these say otherwise.</p>
    </>
  );
}

function AccountRow({ account, undoable }: { account: ClassifiedFragment; undoable: Undoable }) {
  const hrefTo = useHrefs();
  const classify = useClassify(account, undoable);
  return (
    <li data-classify={account.fullName} data-type={account.type}>
      <PageLink href={hrefTo('/accounts', accountParams, { account: account.fullName, all: true })}>{account.fullName}</PageLink>
      <select
        aria-label={`Type of ${account.fullName}`}
        value={account.type}
        onChange={(event) => classify({ type: event.target.value as AccountType })}
      >
        {Object.entries(typeNames).map(([value, name]) => (
          <option key={value} value={value} disabled={value === 'UNTYPED'}>
            {value === 'UNTYPED' ? 'not known' : name}
          </option>
        ))}
      </select>
      <select
        aria-label={`Role of ${account.fullName}`}
        value={account.role ?? ''}
        disabled={rolesOf(account.type).length === 0}
        onChange={(event) => classify({ role: (event.target.value || null) as AccountRole | null })}
      >
        <option value="">{account.role === null ? 'no role' : 'as declared or inherited'}</option>
        {rolesOf(account.type).map((role) => (
          <option key={role} value={role}>
            {roleNames[role]}
          </option>
        ))}
      </select>
      <button
        type="button"
        className={ui.button}
        aria-label={`Take back what was chosen for ${account.fullName}`}
        onClick={() => classify({ type: null, role: null })}
      >
        Take back
      </button>
    </li>
  );
}

type Change = Pick<ClassifyAccountInput, 'type' | 'role'>;

/** Undoing takes the choice back; where that is not what the account was before, what it was is chosen. */
function useClassify({ fullName, type, role }: ClassifiedFragment, undoable: Undoable) {
  const [mutate] = useMutation(ClassifyDocument);
  const send = async (change: Change) => {
    const { data } = await mutate({ variables: { input: { fullName, ...change } } });
    return { account: data?.classifyAccount.account, fault: data?.classifyAccount.userErrors[0]?.message ?? null };
  };
  const was = role === null ? typeNames[type] : `${typeNames[type]}, ${roleNames[role]}`;
  return (change: Change) => {
    const becomes = change.type ? typeNames[change.type] : change.role ? roleNames[change.role] : 'what is declared or inherited';
    void undoable.run({
      words: `${fullName} is now ${becomes}.`,
      undoneWords: `${fullName} is again ${was}.`,
      act: async () => (await send(change)).fault,
      async undo() {
        const back = await send({ type: null, role: null });
        if (back.fault !== null) return back.fault;
        if (back.account?.type === type && back.account.role === role) return null;
        return (await send(type === 'UNTYPED' ? { role } : { type, role })).fault;
      },
    });
  };
}
