import { useMutation, useSuspenseQuery } from '@apollo/client/react';
import { useState } from 'react';
import { refusalOf } from '../apollo/refusal.ts';
import { printInstant } from '../format/date.ts';
import { type ApiKeyRowFragment, ApiKeysDocument, RevokeKeyDocument } from '../gql/operations.ts';
import { useAttempt } from '../ui/Boundary.tsx';
import { EmptyNote, PanelHead } from '../ui/PanelFrame.tsx';
import ui from '../ui/ui.module.css';
import { NewKey } from './NewKey.tsx';
import styles from './settings.module.css';

void (
  /* GraphQL */ `
  fragment ApiKeyRow on ApiKey {
    id name prefix scopes createdAt expiresAt lastUsedAt revokedAt
  }
  query ApiKeys {
    apiKeys(first: 100) {
      edges { node { id ...ApiKeyRow @unmask } }
    }
  }
  mutation RevokeKey($input: RevokeApiKeyInput!) {
    revokeApiKey(input: $input) { apiKey { id revokedAt } userErrors { message } }
  }
`
);

/** Credentials for programs: those that there are, and a way to make one. */
export function ApiKeys() {
  const { data, refetch } = useSuspenseQuery(ApiKeysDocument, { queryKey: useAttempt() });
  const keys = data.apiKeys?.edges.map(({ node }) => node) ?? [];
  return (
    <>
      <PanelHead title="API keys" aside="for programs, each good for this book" />
      <NewKey onMade={() => void refetch()} />
      {keys.length === 0 ? (
        <EmptyNote>No key has been made yet.</EmptyNote>
      ) : (
        <ul className={styles.keys}>
          {keys.map((key) => (
            <KeyRow key={key.id} row={key} />
          ))}
        </ul>
      )}
    </>
  );
}

function KeyRow({ row }: { row: ApiKeyRowFragment }) {
  return (
    <li data-key={row.name} data-revoked={row.revokedAt !== null || undefined}>
      <div>
        <b>{row.name}</b> <code>{row.prefix}…</code>
        <p>
          {row.scopes.map((scope) => scope.toLowerCase()).join(', ')} · made {printInstant(row.createdAt)} ·{' '}
          {row.lastUsedAt ? `last used ${printInstant(row.lastUsedAt)}` : 'never used'}
          {row.expiresAt ? ` · ends ${printInstant(row.expiresAt)}` : ''}
          {row.revokedAt ? ` · ended ${printInstant(row.revokedAt)}` : ''}
        </p>
      </div>
      {row.revokedAt === null ? <Revoke row={row} /> : null}
    </li>
  );
}

/** Asks first: whatever uses the key is refused from then on. */
function Revoke({ row }: { row: ApiKeyRowFragment }) {
  const [isAsking, setAsking] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const [mutate, { loading }] = useMutation(RevokeKeyDocument);
  const revoke = async () => {
    try {
      const { data } = await mutate({ variables: { input: { id: row.id } } });
      setFault(data?.revokeApiKey.userErrors[0]?.message ?? null);
    } catch (error) {
      setFault(refusalOf(error).message);
    }
  };
  if (!isAsking) {
    return (
      <button type="button" className={ui.button} aria-label={`End ${row.name}…`} onClick={() => setAsking(true)}>
        End…
      </button>
    );
  }
  return (
    <span className={styles.ask}>
      <button type="button" className={ui.button} disabled={loading} onClick={() => void revoke()}>
        End {row.name} now
      </button>
      <button type="button" className={ui.button} disabled={loading} onClick={() => setAsking(false)}>
        Keep it
      </button>
      <span role="alert">{fault}</span>
    </span>
  );
}
