import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Cause, Scene } from '../cause.ts';

/** What ops/status tells: certificate, disk, and whether it runs at all. */
export const machineCauses: readonly Cause[] = [
  {
    alerts: ['StatusOld'],
    what: 'ops/status has never run',
    isFromStart: true,
    begin: async (scene) => () => scene.timers.run('ops/status'),
  },
  {
    alerts: ['CertificateEndsSoon', 'CertificateEndsVerySoon'],
    what: 'the certificate ends in two days',
    async begin(scene) {
      await tellCertificate(scene, 2);
      return () => tellCertificate(scene, 90);
    },
  },
  {
    alerts: ['DiskNearlyFull'],
    what: 'a disk (a tmpfs of 16 MB) has 15 MB of files',
    async begin(scene) {
      await tellDisk(scene, 15);
      return () => tellDisk(scene, 1);
    },
  },
];

/** And the trial of it: both by the scripts that the timers run. */
const backUp = async (scene: Scene) => {
  await scene.timers.run(`ops/backup --url ${scene.stack.database.url}`);
  await scene.timers.run('ops/restore-test --here');
};

export const neverBackedUp: Omit<Cause, 'meanwhile'> = {
  alerts: ['BackupNeverMade'],
  what: 'no backup has been made since the beginning',
  isFromStart: true,
  begin: async (scene) => () => backUp(scene),
};

export const oldBackups: Cause = {
  alerts: ['BackupOld', 'RestoreTestOld'],
  what: 'the last backup is of nine days ago, and its trial too (their time is set back)',
  async begin(scene) {
    for (const name of ['backup', 'restore_test']) {
      const part = join(scene.stack.edge.statusFolder, `${name}.part`);
      const [metric, at] = readFileSync(part, 'utf8').trim().split(' ') as [string, string];
      writeFileSync(part, `${metric} ${Number(at) - 9 * 86_400}\n`);
    }
    await scene.timers.run('ops/status');
    return () => backUp(scene);
  },
};

/** A real one, of so many days, in a folder that only ops/status looks into: visitors go on trusting nginx's. */
async function tellCertificate(scene: Scene, days: number): Promise<void> {
  const folder = join(scene.stack.folder, 'certificate-told');
  mkdirSync(folder, { recursive: true });
  const files = ['-keyout', join(folder, 'privkey.pem'), '-out', join(folder, 'fullchain.pem')];
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', String(days), '-subj', '/CN=localhost'];
  execFileSync('openssl', ['req', '-x509', ...kind, ...files], { stdio: 'ignore' });
  await scene.timers.run(`CERTIFICATES=${folder} ops/status`);
}

/** In a namespace of its own, so that nothing stays mounted. */
async function tellDisk(scene: Scene, megabytes: number): Promise<void> {
  const disk = join(scene.stack.folder, 'disk');
  mkdirSync(disk, { recursive: true });
  await scene.timers.run(
    `unshare --mount --map-root-user sh -ec 'mount -t tmpfs -o size=16m none ${disk}; head -c ${megabytes}M /dev/zero > ${disk}/filled; FARTHING_DISKS=${disk} ops/status'`,
  );
}
