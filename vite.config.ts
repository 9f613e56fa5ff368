import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const server = `http://127.0.0.1:${process.env.PORT ?? 4000}`;

/** The dashboard: built from client/ into dist/client, which the server serves at `/`. */
export default defineConfig({
  root: 'client',
  plugins: [react()],
  build: { outDir: '../dist/client', emptyOutDir: true, target: 'es2023', sourcemap: false },
  server: {
    host: '127.0.0.1',
    // The browser sees one origin in development as in production, so cookies and CSRF checks behave alike.
    proxy: { '/graphql': { target: server, ws: true }, '/imports': server, '/auth': server, '/export': server },
  },
});
