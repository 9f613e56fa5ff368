import { chmodSync, chownSync, cpSync, mkdirSync, readdirSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root, runCommand } from '../../command.mjs';
import { clusterOwner } from '../../postgres-server.ts';
import { requireProgram } from '../../stack/program.ts';
import type { Stack } from '../../stack/stack.ts';

/** Runs what timers run in production, with the programs of this machine. */
export interface Timers {
  /** A line for the shell, in a folder with the scripts of ops/. Throws, with all that it said, where it fails. */
  run(line: string): Promise<void>;
}

const scripts = ['status', 'backup', 'restore', 'restore-test', 'fetch-wal'];

/** As PostgreSQL's own user where this is root, as whom it refuses to run: copies of the scripts, in a folder that is that user's. */
export function timersOf(stack: Stack): Timers {
  const folder = join(stack.folder, 'timers');
  mkdirSync(join(folder, 'ops'), { recursive: true });
  for (const name of scripts) cpSync(join(root, 'ops', name), join(folder, 'ops', name));
  const owner = clusterOwner();
  if (owner) for (const each of [folder, stack.edge.statusFolder]) chownAll(each, owner);
  for (const name of scripts) chmodSync(join(folder, 'ops', name), 0o755);
  const { username, password } = new URL(stack.database.url);
  const env = {
    PATH: `${dirname(realpathSync(requireProgram('postgres')))}:${process.env.PATH}`,
    HOME: folder,
    TMPDIR: folder,
    FARTHING_STATUS: stack.edge.statusFolder,
    FARTHING_BACKUPS: join(folder, 'backups'),
    FARTHING_ARCHIVE: stack.archiveFolder,
    BACKUP_PASSPHRASE_FILE: join(stack.folder, 'backup-passphrase'),
    PGUSER: username,
    PGPASSWORD: password,
  };
  const asOwner = owner ? ['setpriv', `--reuid=${owner.uid}`, `--regid=${owner.gid}`, '--clear-groups'] : [];
  return {
    async run(line) {
      const { code, output } = await runCommand('env', [...asOwner, 'bash', '-ec', line], { cwd: folder, env });
      if (code !== 0) throw new Error(`${line}: exit code ${code}\n${output}`);
    },
  };
}

function chownAll(folder: string, owner: { uid: number; gid: number }): void {
  chownSync(folder, owner.uid, owner.gid);
  for (const entry of readdirSync(folder, { recursive: true })) chownSync(join(folder, String(entry)), owner.uid, owner.gid);
}
