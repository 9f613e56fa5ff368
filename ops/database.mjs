// node ops/database.mjs FOLDER: makes an empty embedded database and leaves it in FOLDER as one file, beside the version of what made it.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { root } from './command.mjs';

const folder = process.argv[2];
if (folder === undefined) throw new Error('node ops/database.mjs FOLDER');

const database = await PGlite.create();
const cluster = await database.dumpDataDir('gzip');
await database.close();
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'cluster.tar.gz'), new Uint8Array(await cluster.arrayBuffer()));
writeFileSync(join(folder, 'version'), JSON.parse(readFileSync(`${root}node_modules/@electric-sql/pglite/package.json`, 'utf8')).version);
