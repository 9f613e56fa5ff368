import { existsSync, readFileSync } from 'node:fs';
import { defineConfig, type Plugin } from 'vite';

const folder = import.meta.dirname;

/** Files that the server reads at run time, beside the code that reads them: all of it lies in one folder once it is built. */
export const filesBeside: Plugin = {
  name: 'files-beside',
  generateBundle() {
    const words = `${folder}/search/model/words.bin`;
    if (existsSync(words)) this.emitFile({ type: 'asset', fileName: 'words.bin', source: readFileSync(words) });
  },
};

/** The server as plain JavaScript for Node: our own modules in one bundle, packages left where npm put them. */
export default defineConfig({
  root: folder,
  publicDir: false,
  plugins: [filesBeside],
  build: {
    ssr: true,
    target: 'node20.19',
    outDir: '../dist/server',
    // While somebody works, a running server must not lose its files to the next build; a full build empties its own folder.
    emptyOutDir: false,
    sourcemap: true,
    minify: false,
    rolldownOptions: {
      input: ['main', 'cli', 'print-schema'].map((name) => `${folder}/${name}.ts`).filter((path) => existsSync(path)),
      output: {
        // TypeORM and type-graphql name tables and types after classes.
        keepNames: true,
        // Every file in one folder, so that `../client` means the same from each of them.
        chunkFileNames: '[name]-[hash].js',
      },
    },
  },
});
