import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openStore } from './open-store.ts';
import { StoreFault } from './store-fault.ts';

const faultOf = (choice: Parameters<typeof openStore>[0]) => openStore(choice).then(String, (error: unknown) => error);

async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

test('a database that does not answer is named with what to do, without the password', async () => {
  for (const host of ['127.0.0.1', 'localhost']) {
    const fault = await faultOf({ url: `postgres://me:secret@${host}:${await closedPort()}/books` });
    expect(fault).toBeInstanceOf(StoreFault);
    expect(String(fault)).toMatch(/DATABASE_URL: nothing listens there\. Start PostgreSQL.*ECONNREFUSED/);
    expect(String(fault)).not.toContain('secret');
  }
});

test('a file cannot be the folder of the embedded database', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'farthing-fault-'));
  const file = join(folder, 'file');
  writeFileSync(file, '');
  for (const directory of [file, join(file, 'below')]) {
    const fault = await faultOf({ directory });
    expect(fault).toBeInstanceOf(StoreFault);
    expect(String(fault)).toContain(`${directory} cannot hold the embedded database. Name a folder`);
  }
  rmSync(folder, { recursive: true });
});
