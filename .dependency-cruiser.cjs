// Who may import whom. Every rule is an error; ops/boundaries.test.ts plants a violation of each.

/** One folder for each question asked of a book, and the ways in. */
const slices = [
  'access',
  'accounts',
  'balance-sheet',
  'books',
  'cash-flow',
  'demo',
  'expense-trend',
  'export',
  'findings',
  'imports',
  'income-statement',
  'kpis',
  'node',
  'prices',
  'search',
  'transactions',
  'trial-balance',
].join('|');

const tests = '\\.test\\.tsx?$';
const ours = '^(server|client|ops)/';
const typeOnly = ['type-only', 'type-import'];

/** Arithmetic and parsing: given text and numbers, they answer without asking anything else. */
const pure = ['^server/ledger/(?!loaders?\\.ts$)[^.]+\\.ts$', `^server/(${slices})/(definitions|formats)/`].join('|');

module.exports = {
  forbidden: [
    {
      name: 'slice-imports-slice',
      comment: 'A slice answers one question alone. What two need is a noun or a sum: move it down to server/ledger.',
      severity: 'error',
      from: { path: `^server/(${slices})/`, pathNot: tests },
      to: {
        path: `^server/(${slices})/`,
        pathNot: ['^server/$1/'],
      },
    },
    {
      name: 'slice-reaches-up',
      comment:
        'A slice knows its own folder, the context (its type), server/ledger, server/nouns and server/identity; nothing of HTTP, the gate or the store.',
      severity: 'error',
      from: { path: `^server/(${slices})/`, pathNot: tests },
      to: { path: ours, pathNot: [`^server/(${slices}|ledger|nouns|identity)/`, '^server/context\\.ts$', '^server/config/limits\\.ts$'] },
    },
    {
      name: 'context-as-value',
      comment: 'The context is a type to those who receive it: import it with `import type`.',
      severity: 'error',
      from: { path: `^server/(${slices}|nouns)/`, pathNot: tests },
      to: { path: '^server/context\\.ts$', dependencyTypesNot: typeOnly },
    },
    {
      name: 'ledger-reaches-up',
      comment: 'server/ledger is the floor that everything stands on: it imports nothing of ours but itself.',
      severity: 'error',
      from: { path: '^server/ledger/', pathNot: tests },
      to: { path: ours, pathNot: '^server/ledger/' },
    },
    {
      name: 'nouns-reach-up',
      comment: 'server/nouns holds the GraphQL types that several slices answer with; it stands on server/ledger alone.',
      severity: 'error',
      from: { path: '^server/nouns/', pathNot: tests },
      to: { path: ours, pathNot: ['^server/(nouns|ledger)/', '^server/context\\.ts$', '^server/config/limits\\.ts$'] },
    },
    {
      name: 'store-reaches-up',
      comment: 'server/store holds the mechanics of the database: it knows the entities of server/ledger and no slice.',
      severity: 'error',
      from: { path: '^server/store/', pathNot: tests },
      to: { path: ours, pathNot: '^server/(store|ledger|config)/' },
    },
    {
      name: 'gate-reaches-in',
      comment: 'server/gate holds what every request passes, whatever it asks: it knows no slice.',
      severity: 'error',
      from: { path: '^server/gate/', pathNot: tests },
      to: { path: `^server/(${slices})/` },
    },
    {
      name: 'pure-file-with-effects',
      comment:
        'Without a suffix, in definitions/ or in formats/ a file is pure: no database, GraphQL, files or network. Fetch first, then think.',
      severity: 'error',
      from: { path: pure, pathNot: [tests, '\\.(sql|entity|resolver|types)\\.ts$'] },
      to: {
        path: [
          'node_modules/(typeorm|type-graphql|pg|express|@apollo)/',
          '^(node:)?(fs|net|http|https|child_process|worker_threads)(/|$)',
          '^(typeorm|type-graphql|pg|express)$',
        ],
      },
    },
    {
      name: 'testing-outside-tests',
      comment: 'The test kit is imported by tests only.',
      severity: 'error',
      from: { pathNot: [tests, '^(server|client)/testing/', '^vitest\\.config\\.ts$'] },
      to: { path: '^(server|client)/testing/' },
    },
    {
      name: 'bench-outside-bench',
      comment: 'A bench measures the product; nothing of the product may know that it is measured.',
      severity: 'error',
      from: { path: ours, pathNot: '^ops/bench/' },
      to: { path: '^ops/bench/' },
    },
    {
      name: 'client-imports-server',
      comment: 'The contract between the two is schema/schema.graphql; code generation turns it into types.',
      severity: 'error',
      from: { path: '^client/', pathNot: tests },
      to: { path: '^server/' },
    },
    {
      name: 'server-imports-client',
      comment: 'The server serves the built dashboard as files and knows nothing else of it.',
      severity: 'error',
      from: { path: '^server/', pathNot: tests },
      to: { path: '^client/' },
    },
    {
      name: 'server-needs-dev-package',
      comment: 'What the running server imports belongs to "dependencies" of package.json.',
      severity: 'error',
      from: { path: '^server/', pathNot: [tests, '^server/testing/', '^server/vite\\.config\\.ts$'] },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: typeOnly },
    },
    {
      name: 'circle',
      comment: 'Two files that need each other are one thought in two places. Circles of types alone are allowed.',
      severity: 'error',
      from: { pathNot: '\\.entity\\.ts$' },
      to: { circular: true, viaOnly: { dependencyTypesNot: typeOnly, pathNot: '\\.entity\\.ts$' } },
    },
    {
      name: 'not-found',
      comment: 'The imported file or package does not exist.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|client/gql)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.json', '.css'],
    },
  },
};
