import { readFileSync } from 'node:fs';
import react from '@vitejs/plugin-react';
import type { DocumentNode } from 'graphql';
import { defineConfig, type Plugin, runnerImport } from 'vite';
import { documentsApart } from './ops/documents-apart.mjs';
import { firstLoad } from './ops/first-load.mjs';
import { digestOf } from './server/gate/metrics/operation-label.ts';

const server = `http://127.0.0.1:${process.env.PORT ?? 4000}`;

/**
 * Writes down which operations the dashboard asks, by the digest of their document: the server's metrics name these, and
 * no name that a client makes up.
 */
const operationList: Plugin = {
  name: 'operation-list',
  apply: 'build',
  async generateBundle() {
    const { module } = await runnerImport<Record<string, DocumentNode>>(`${import.meta.dirname}/client/gql/operations.ts`);
    const known = Object.values(module).flatMap((document) => {
      const operation = document.definitions.find((definition) => definition.kind === 'OperationDefinition');
      return operation?.name ? [[digestOf(document), operation.name.value]] : [];
    });
    this.emitFile({ type: 'asset', fileName: 'operations.json', source: JSON.stringify(Object.fromEntries(known), null, 1) });
    // What the server answers a GET of their digest with.
    const texts = readFileSync(`${import.meta.dirname}/client/gql/persisted-documents.json`, 'utf8');
    this.emitFile({ type: 'asset', fileName: 'persisted-documents.json', source: texts });
  },
};

/** The dashboard: built from client/ into dist/client, which the server serves at `/`. */
export default defineConfig({
  root: 'client',
  plugins: [documentsApart(), react(), operationList, firstLoad({ entry: 'index', parts: '/client/start.tsx' })],
  worker: { format: 'es' },
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    target: 'es2023',
    sourcemap: false,
    // GraphiQL brings an editor of several megabytes: a page of its own, of which the dashboard loads nothing.
    chunkSizeWarningLimit: 5_000,
    rollupOptions: {
      input: ['client/index.html', 'client/playground.html'],
      // GraphiQL is marked for a compiler that we do not run.
      onwarn: (warning, tell) => warning.code !== 'MODULE_LEVEL_DIRECTIVE' && tell(warning),
    },
  },
  server: {
    host: '127.0.0.1',
    // The browser sees one origin in development as in production, so cookies and CSRF checks behave alike.
    // A page that is named like a route of the server (/imports) is still a page.
    proxy: {
      '/graphql': { target: server, ws: true },
      '/imports': { target: server, bypass: ({ headers }) => (headers.accept?.includes('text/html') ? '/index.html' : null) },
      '/auth': server,
      '/export': server,
    },
  },
});
