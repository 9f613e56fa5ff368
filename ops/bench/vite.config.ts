import { defineConfig } from 'vite';
import { filesBeside } from '../../server/vite.config.ts';

const folder = import.meta.dirname;

/** The benches with the server that they measure, bundled as the server itself is, so that decorators work in plain Node. */
export default defineConfig({
  root: folder,
  publicDir: false,
  plugins: [filesBeside],
  build: {
    ssr: true,
    target: 'node20.19',
    outDir: '../../dist/bench',
    emptyOutDir: false,
    sourcemap: true,
    minify: false,
    rolldownOptions: {
      input: ['main', 'worker', 'cache/peer', 'cache/bare'].map((name) => `${folder}/${name}.ts`),
      output: {
        // TypeORM and type-graphql name tables and types after classes.
        keepNames: true,
        chunkFileNames: '[name]-[hash].js',
      },
    },
  },
});
