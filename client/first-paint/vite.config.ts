import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** Code that the page fetches later never comes while it is painted: grey stands in for it, as in the reader's browser. */
const laterNever: Plugin = {
  name: 'later-never',
  enforce: 'pre',
  transform(code, id) {
    if (id.includes('/node_modules/') || !/\bimport\(/.test(code)) return null;
    return { code: code.replaceAll(/\bimport\((?:'[^']*'|"[^"]*")\)/g, 'new Promise(() => undefined)'), map: null };
  },
};

/** The first page of the dashboard for the server to paint: one file without packages of its own, beside the dashboard's. */
export default defineConfig({
  root: 'client',
  publicDir: false,
  plugins: [laterNever, react()],
  ssr: { noExternal: true },
  define: { 'process.env.NODE_ENV': '"production"' },
  build: {
    ssr: 'first-paint/paint.tsx',
    outDir: '../dist/paint',
    target: 'node20.19',
    minify: false,
    sourcemap: false,
  },
});
