import { useMutation } from '@apollo/client/react';
import { type FormEvent, useState } from 'react';
import { refusalOf } from '../apollo/refusal.ts';
import { CreateKeyDocument, type Scope } from '../gql/operations.ts';
import { useShell } from '../shell/use-shell.ts';
import ui from '../ui/ui.module.css';
import { Secret } from './Secret.tsx';
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

/** Makes a key. Its secret is shown here, this once, and is nowhere else to be had. */
export function NewKey({ onMade }: { onMade: () => void }) {
  const { viewer } = useShell();
  const [scopes, setScopes] = useState<readonly Scope[]>(['READ']);
  const [made, setMade] = useState<{ name: string; secret: string } | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [mutate, { loading }] = useMutation(CreateKeyDocument);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const name = String(new FormData(form).get('name')).trim();
    setFault(null);
    try {
      const { data } = await mutate({ variables: { input: { name, scopes: [...scopes] } } });
      const answer = data?.createApiKey;
      if (!answer?.secret) return setFault(answer?.userErrors[0]?.message ?? 'No key was made.');
      setMade({ name, secret: answer.secret });
      form.reset();
      onMade();
    } catch (error) {
      setFault(refusalOf(error).message);
    }
  };
  return (
    <>
      <form className={styles.form} aria-label="Make a key" onSubmit={(event) => void submit(event)}>
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
        <button type="submit" className={ui.button} disabled={loading || scopes.length === 0}>
          {loading ? 'Making it…' : 'Make a key'}
        </button>
      </form>
      <p role="alert" className={styles.fault}>
        {fault}
      </p>
      <div role="status">
        {made ? (
          <Secret secret={made.secret} onClose={() => setMade(null)}>
            The secret of <b>{made.name}</b>. Copy it now: it is not shown again.
          </Secret>
        ) : null}
      </div>
    </>
  );
}
