import { basename } from 'node:path';
import { defineConfig, type Plugin } from 'vite';

const folder = import.meta.dirname;

/** Scripts of ops/ know the project's folder by where they lie: they stay there, and are called from the bundle. */
const scriptsStay: Plugin = {
  name: 'scripts-stay',
  enforce: 'pre',
  resolveId: (source) => (/^\.{1,2}\/.*\.mjs$/.test(source) ? { id: `../../ops/${basename(source)}`, external: true } : null),
};

/** The stack and its drills as plain JavaScript for Node. All chunks in one folder, two below the project's. */
export default defineConfig({
  root: folder,
  publicDir: false,
  plugins: [scriptsStay],
  build: {
    ssr: true,
    target: 'node20.19',
    outDir: '../../dist/stack',
    emptyOutDir: false,
    sourcemap: true,
    minify: false,
    rolldownOptions: {
      input: { main: `${folder}/main.ts`, drill: `${folder}/../drills/main.ts` },
      output: { chunkFileNames: '[name]-[hash].js' },
    },
  },
});
