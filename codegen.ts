import { existsSync } from 'node:fs';
import type { CodegenConfig } from '@graphql-codegen/cli';

/** What a server is built from need not hold the examples. */
const ofExamples = {
  documents: ['examples/*.ts', '!examples/gql.ts'],
  plugins: ['typescript-operations'],
  config: { scalars: { Decimal: 'string', Date: 'string', DateTime: 'string', Currency: 'string' }, useTypeImports: true },
};

const ofClient = ['client/**/*.{ts,tsx}', '!client/gql/**'];

/**
 * Types and documents for the client, from the emitted schema and the `GraphQL` templates beside the components.
 * `FARTHING_SCHEMA` names another schema file: for work against a server that is not in this checkout.
 */
const config: CodegenConfig = {
  schema: process.env.FARTHING_SCHEMA ?? 'schema/schema.graphql',
  generates: {
    'client/gql/operations.ts': {
      documents: ofClient,
      plugins: ['typescript-operations', 'typed-document-node'],
      config: {
        // An amount is decimal text from end to end: a number type here would be a rounding error waiting to happen.
        scalars: { Decimal: 'string', Date: 'string', DateTime: 'string', Currency: 'string' },
        defaultScalarType: 'unknown',
        nonOptionalTypename: true,
        skipTypeNameForRoot: true,
        avoidOptionals: { field: true, inputValue: false },
        enumType: 'string-literal',
        // Apollo masks the data; its types then need the fragments' names, not their fields.
        inlineFragmentTypes: 'mask',
        customDirectives: { apolloUnmask: true },
        useTypeImports: true,
      },
    },
    ...(existsSync('examples') ? { 'examples/gql.ts': ofExamples } : {}),
    // Queries travel as digests of their documents, which the server has from the build of the dashboard.
    'client/gql/persisted-digests.ts': { documents: ofClient, plugins: ['./ops/persisted-documents.mjs'] },
    'client/gql/persisted-documents.json': { documents: ofClient, plugins: ['./ops/persisted-documents.mjs'] },
    'client/gql/possible-types.ts': {
      plugins: ['fragment-matcher'],
      config: { useExplicitTyping: true },
    },
  },
};

export default config;
