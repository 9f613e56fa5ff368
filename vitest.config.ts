import { defineConfig } from 'vitest/config';

const withDatabase = { testTimeout: 60_000, hookTimeout: 120_000 };

/** Files of one worker one after the other in one process: modules are read once, not once for each file. */
const oneProcess = { isolate: false };

/** Each file with a database of its own. */
const oneServerAtATime = { ...withDatabase, ...oneProcess };

/** The same api tests run on both stores; which one is what a test app reads from FARTHING_TEST_STORE. */
export default defineConfig({
  // graphql ships two builds; one realm needs one of them.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    // PGlite is one database per process: files run beside each other in processes.
    pool: 'forks',
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{server,client,ops}/**/*.test.{ts,tsx}'],
          exclude: ['**/*.{api,postgres,redis,oracle,browser,start,production}.test.ts'],
          testTimeout: 60_000,
          ...oneProcess,
        },
      },
      {
        extends: true,
        test: {
          name: 'embedded',
          include: ['server/**/*.api.test.ts'],
          env: { FARTHING_TEST_STORE: 'embedded' },
          globalSetup: 'server/testing/embedded-setup.ts',
          ...oneServerAtATime,
        },
      },
      {
        extends: true,
        test: {
          name: 'postgres',
          // A file of its own for what only a server with several sessions has: an empty one is a failure.
          include: ['server/**/*.{api,postgres}.test.ts'],
          env: { FARTHING_TEST_STORE: 'postgres' },
          globalSetup: 'server/testing/postgres-setup.ts',
          ...oneServerAtATime,
        },
      },
      {
        extends: true,
        // Each file starts a Redis of its own, to stop, freeze and fill.
        test: {
          name: 'redis',
          include: ['server/**/*.redis.test.ts'],
          env: { FARTHING_TEST_STORE: 'postgres' },
          globalSetup: 'server/testing/postgres-setup.ts',
          ...withDatabase,
        },
      },
      {
        extends: true,
        test: {
          name: 'oracle',
          include: ['server/**/*.oracle.test.ts'],
          env: { FARTHING_TEST_STORE: 'postgres' },
          globalSetup: 'server/testing/postgres-setup.ts',
          ...oneServerAtATime,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['{server,client}/**/*.browser.test.ts'],
          env: { FARTHING_TEST_STORE: 'embedded' },
          globalSetup: 'server/testing/embedded-setup.ts',
          ...oneServerAtATime,
        },
      },
      {
        extends: true,
        // The product as its user starts it: installed, built and run by the commands of the README.
        test: { name: 'start', include: ['ops/**/*.start.test.ts'], testTimeout: 180_000, hookTimeout: 180_000 },
      },
      {
        extends: true,
        // The production stack from its own files, with the real nginx, Prometheus and PostgreSQL.
        test: { name: 'production', include: ['ops/**/*.production.test.ts'], testTimeout: 180_000, hookTimeout: 180_000 },
      },
    ],
  },
});
