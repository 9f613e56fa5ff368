import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { expressMiddleware } from '@as-integrations/express5';
import express, { type Express, type RequestHandler } from 'express';
import type { Logger } from 'pino';
import { accessTo } from './book-access.ts';
import { requestBytesMax } from './config/limits.ts';
import type { Context } from './context.ts';
import { formatErrorWith, wholeRequestRefused } from './gate/errors.ts';
import { answerRefusals, nothingHere, safeHeaders } from './gate/http.ts';
import { localOnly } from './gate/local-only.ts';
import { contextOf, importBookOf } from './gate/request-context.ts';
import { importRoute } from './imports/route.ts';
import { createSchema } from './schema.ts';
import type { Store } from './store/open-store.ts';

/** What an app is made of. Nothing is opened here: the caller owns the store and the socket. */
export interface Parts {
  readonly store: Store;
  readonly logger: Logger;
  /** The clock. */
  readonly now: () => Date;
  /** For books that are made on the way: the first import of somebody without a book. */
  readonly newBook: { readonly currency: string | null; readonly fiscalYearStartMonth: number; readonly timeZone: string };
  /** Runs command lines for who holds the secret; left out where no commands go through this server. */
  readonly commandRoute?: RequestHandler[];
  /** The folder of the built dashboard; null serves the API alone. */
  readonly dashboard: string | null;
}

export interface App {
  readonly express: Express;
  readonly apollo: ApolloServer<Context>;
  /** Waits for what goes on in the background; the store may be closed afterwards. */
  stop(): Promise<void>;
}

/** The whole server as one Express app: API, imports, dashboard. */
export async function createApp(parts: Parts): Promise<App> {
  const apollo = new ApolloServer<Context>({
    schema: createSchema(),
    introspection: true,
    includeStacktraceInErrorResponses: false,
    formatError: formatErrorWith(parts.logger),
    plugins: [ApolloServerPluginLandingPageDisabled()],
    // The owner of the process decides when to stop it.
    stopOnTerminationSignals: false,
  });
  await apollo.start();
  const background = new Set<Promise<unknown>>();
  const app = express();
  app.disable('x-powered-by');
  app.use(safeHeaders, localOnly);
  app.use(
    '/graphql',
    express.json({ limit: requestBytesMax }),
    expressMiddleware(apollo, { context: ({ req }) => contextOf(parts, req.headers).catch(wholeRequestRefused) }),
  );
  if (parts.commandRoute) app.post('/command', ...parts.commandRoute);
  app.post(
    '/imports',
    importRoute({
      ...parts,
      bookOf: (headers) => importBookOf(parts, headers),
      deskOf: (id) => accessTo(parts.store.source, id).importDesk,
      goesOn: (running) => {
        background.add(running);
        void running.finally(() => background.delete(running));
      },
    }),
  );
  if (parts.dashboard !== null) serveDashboard(app, parts.dashboard);
  app.use(nothingHere, answerRefusals(parts.logger));
  const stop = async () => {
    await apollo.stop();
    await Promise.all(background);
  };
  return { express: app, apollo, stop };
}

/** Hashed assets never change; the page itself is always asked for anew. */
function serveDashboard(app: Express, folder: string): void {
  app.use('/assets', express.static(`${folder}/assets`, { immutable: true, maxAge: '365d', index: false }));
  app.use(express.static(folder, { index: 'index.html', setHeaders: (response) => response.setHeader('Cache-Control', 'no-cache') }));
}
