import tseslint from 'typescript-eslint';

/** Biome lints everything else; these two need types: a promise nobody waits for loses its error. */
export default tseslint.config({
  files: ['{server,client,ops}/**/*.{ts,tsx}'],
  ignores: ['client/gql/**'],
  linterOptions: { reportUnusedDisableDirectives: 'error' },
  languageOptions: { parser: tseslint.parser, parserOptions: { project: 'tsconfig.json', tsconfigRootDir: import.meta.dirname } },
  plugins: { '@typescript-eslint': tseslint.plugin },
  rules: {
    '@typescript-eslint/no-floating-promises': 'error',
    '@typescript-eslint/no-misused-promises': 'error',
  },
});
