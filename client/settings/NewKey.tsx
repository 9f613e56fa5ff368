import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { CreateKeyDocument, type Scope } from '../gql/operations.ts';
import { useShell } from '../shell/use-shell.ts';
import { Maker, type Outcome } from './Maker.tsx';
import styles from './settings.module.css';

void (
  /* GraphQL */ `
  mutation CreateKey($input: CreateApiKeyInput!) {
    createApiKey(input: $input) { apiKey { id name } secret userErrors { message } }
  }
`
);

const scopeWords: Record<Scope, string> = {
  READ: 'read everything',
  IMPORT: 'bring files in and take them out',
  WRITE: 'classify accounts, set rates, move postings',
  ADMIN: 'change settings, and who may do what',
};

/** Makes a key. */
export function NewKey({ onMade }: { onMade: () => void }) {
  const { viewer } = useShell();
  const [scopes, setScopes] = useState<readonly Scope[]>(['READ']);
  const [create] = useMutation(CreateKeyDocument);
  const make = async (written: FormData): Promise<Outcome> => {
    const name = String(written.get('name')).trim();
    const { data } = await create({ variables: { input: { name, scopes: [...scopes] } } });
    const answer = data?.createApiKey;
    if (!answer?.secret) return { fault: answer?.userErrors[0]?.message ?? 'No key was made.' };
    return {
      secret: answer.secret,
      words: (
        <>
          The secret of <b>{name}</b>. Copy it now: it is not shown again.
        </>
      ),
    };
  };
  return (
    <Maker
      label="Make a key"
      className={styles.form}
      words={['Make a key', 'Making it…']}
      isReady={scopes.length > 0}
      make={make}
      onMade={onMade}
    >
      <label>
        <span>What it is for</span>
        <input name="name" required maxLength={100} autoComplete="off" placeholder="nightly import" />
      </label>
      <fieldset>
        <legend>What it may do</legend>
        {viewer.scopes.map((scope) => (
          <label key={scope}>
            <input
              type="checkbox"
              checked={scopes.includes(scope)}
              onChange={(event) => setScopes(event.target.checked ? [...scopes, scope] : scopes.filter((one) => one !== scope))}
            />
            {scopeWords[scope]}
          </label>
        ))}
      </fieldset>
    </Maker>
  );
}
