import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL, HISTORY_PLUGIN } from 'graphiql';
import { addressed } from './addressed.ts';
import { examplesPlugin } from './Examples.tsx';
import { type Example, examples } from './examples.ts';

const fetcher = createGraphiQLFetcher({
  url: '/graphql',
  subscriptionUrl: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/graphql`,
});

const plugins = [examplesPlugin, HISTORY_PLUGIN];

/** GraphiQL at our own API: with questions to begin with, and filled in by an address that names a question. */
export function Playground({ search }: { search: string }) {
  const asked = addressed(search) ?? firstExample();
  const { theme } = document.documentElement.dataset;
  return (
    <GraphiQL
      fetcher={fetcher}
      plugins={plugins}
      shouldPersistHeaders
      // The dashboard's own choice, where somebody made one; else what the system says.
      forcedTheme={theme === 'light' || theme === 'dark' ? theme : undefined}
      {...(asked && { initialQuery: asked.query, initialVariables: asked.variables })}
    >
      <GraphiQL.Logo>
        <a href="/" className="home">
          Farthing
        </a>
      </GraphiQL.Logo>
      <GraphiQL.Footer>
        <p className="hint">
          Signed in on the dashboard, you are signed in here. Programs send a key, under Headers:{' '}
          <code>{'{ "authorization": "Bearer fk_…" }'}</code>. Another book: <code>{'{ "farthing-book": "book_2" }'}</code>
        </p>
      </GraphiQL.Footer>
    </GraphiQL>
  );
}

/** For who comes for the first time; whoever was here before finds their tabs as they left them. */
function firstExample(): { query: string; variables: string } | null {
  if (hasTabs()) return null;
  const [{ query, variables = {} }] = examples as readonly [Example];
  return { query, variables: JSON.stringify(variables, null, 2) };
}

function hasTabs(): boolean {
  try {
    return localStorage.getItem('graphiql:tabState') !== null;
  } catch {
    return false;
  }
}
