import { defineConfig } from 'vitest/config';

export default defineConfig({
  // graphql ships two builds; one realm needs one of them.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: { include: ['server/**/*.test.ts', 'client/**/*.test.{ts,tsx}', 'ops/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 120_000 },
});
