import { existsSync, readdirSync } from 'node:fs';
import { extname, join } from 'node:path';
import express, { type RequestHandler, Router } from 'express';

/** The smallest first; the build lays them beside the files. */
const encodings = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const;

/** The built dashboard: files by their names, and the page at the address of every page. */
export function dashboardFiles(folder: string): Router {
  const routes = Router();
  const assets = join(folder, 'assets');
  // Hashed assets never change; the page itself is always asked for anew.
  routes.use('/assets', asSmallAsAsked(assets), express.static(assets, { immutable: true, maxAge: '365d', index: false }));
  const noCache = (response: express.Response) => response.setHeader('Cache-Control', 'no-cache');
  routes.use(express.static(folder, { index: 'index.html', setHeaders: noCache }));
  routes.use(pageAtItsAddress(join(folder, 'index.html')));
  return routes;
}

/** Sends the compressed neighbour of a file to whoever can read it. */
function asSmallAsAsked(folder: string): RequestHandler {
  const names = new Set((existsSync(folder) ? readdirSync(folder) : []).map((name) => `/${name}`));
  return (request, response, next) => {
    const compressed = encodings.filter(([, suffix]) => names.has(request.path + suffix));
    if (compressed.length > 0) response.vary('Accept-Encoding');
    const found = compressed.find(([encoding]) => request.acceptsEncodings(encoding));
    if (found) {
      response.setHeader('Content-Encoding', found[0]);
      response.type(extname(request.path));
      request.url = request.url.replace(request.path, request.path + found[1]);
    }
    next();
  };
}

/** The addresses of the dashboard's pages are its own matter: whoever wants a page, and names no file, gets it. */
function pageAtItsAddress(file: string): RequestHandler {
  return (request, response, next) => {
    const wantsPage = (request.method === 'GET' || request.method === 'HEAD') && request.accepts(['json', 'html']) === 'html';
    if (!wantsPage || request.path.startsWith('/assets/') || /\.[^/]*$/.test(request.path)) return next();
    response.sendFile(file, { headers: { 'Cache-Control': 'no-cache' }, cacheControl: false });
  };
}
