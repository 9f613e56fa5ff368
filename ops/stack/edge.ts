import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { get } from 'node:https';
import { join } from 'node:path';
import { root } from '../command.mjs';
import { freePorts, GivenUp, type Program, requireProgram, startProgram, until } from './program.ts';

/** The edge of nginx/, run from its own files: addresses and folders of the containers are replaced by some of this machine. */
export interface Edge {
  readonly httpPort: number;
  readonly httpsPort: number;
  readonly statusPort: number;
  readonly clientPort: number;
  /** Its certificate, to be trusted by who asks. */
  readonly certificate: string;
  /** Where scripts leave what Prometheus is to know. */
  readonly statusFolder: string;
  readonly acmeFolder: string;
  readonly log: string;
  /** The servers that nginx sends requests to now. */
  servers(): string;
  stop(): Promise<void>;
}

export interface EdgeChoice {
  readonly folder: string;
  /** host:port of each server. */
  readonly servers: readonly string[];
  /** The folder of the built dashboard. */
  readonly dashboard: string;
}

export async function startEdge({ folder, servers, dashboard }: EdgeChoice): Promise<Edge> {
  const nginx = requireProgram('nginx');
  const [httpPort, httpsPort, statusPort, clientPort] = (await freePorts(4)) as [number, number, number, number];
  const run = join(folder, 'run');
  const conf = join(folder, 'nginx');
  const folders = { certs: join(folder, 'certs'), acme: join(folder, 'certbot'), status: join(folder, 'status') };
  for (const each of [run, join(folder, 'client-run'), ...Object.values(folders)]) mkdirSync(each, { recursive: true });
  const certificate = makeCertificate(folders.certs);
  cpSync(join(root, 'nginx'), conf, { recursive: true });
  const moved: [RegExp, string][] = [
    [/\/tmp\/nginx\.pid/g, join(folder, 'client-run/nginx.pid')],
    [/\/tmp\/nginx\b/g, run],
    [/ \/tmp\/(body|proxy|fastcgi|uwsgi|scgi);/g, ` ${join(folder, 'client-run')}/$1;`],
    [/\/etc\/nginx\/farthing/g, conf],
    [/\/etc\/nginx\/certs/g, folders.certs],
    [/\/var\/www\/certbot/g, folders.acme],
    [/\/var\/lib\/farthing\/status/g, folders.status],
    [/\/usr\/share\/nginx\/html/g, dashboard],
    [/listen \[::\].*;/g, ''],
    [/listen 8080/g, `listen 127.0.0.1:${httpPort}`],
    [/listen 8443/g, `listen 127.0.0.1:${httpsPort}`],
    [/listen 9145/g, `listen 127.0.0.1:${statusPort}`],
    [/listen 8081/g, `listen 127.0.0.1:${clientPort}`],
  ];
  for (const name of readdirSync(conf).filter((file) => file.endsWith('.conf'))) {
    const text = readFileSync(join(conf, name), 'utf8');
    writeFileSync(
      join(conf, name),
      moved.reduce((sum, [from, to]) => sum.replace(from, to), text),
    );
  }
  const env = {
    ...process.env,
    FARTHING_SERVERS: servers.join(' '),
    FARTHING_CLIENT: `127.0.0.1:${clientPort}`,
    FARTHING_NGINX_RUN: run,
    FARTHING_CERTIFICATE: certificate,
  };
  execFileSync(join(conf, 'prepare'), ['--once'], { env });
  // Real nginx of this machine runs in the foreground, as in a container.
  const start = (file: string, log: string) => startProgram(nginx, ['-c', join(conf, file), '-g', asRoot()], join(folder, log));
  const client = start('client.conf', 'client.log');
  const edge = start('nginx.conf', 'edge.log');
  const watch = startProgram(join(conf, 'watch-servers'), [], join(folder, 'watch.log'), { env });
  const programs = [watch, edge, client];
  const stop = async () => void (await Promise.all(programs.map((program) => program.stop())));
  try {
    await Promise.all([answering(httpsPort, edge), until('the client answers', 20, () => fetch(`http://127.0.0.1:${clientPort}/health`))]);
  } catch (error) {
    await stop();
    throw error;
  }
  const list = () => readFileSync(join(run, 'servers.conf'), 'utf8');
  const { status: statusFolder, acme: acmeFolder } = folders;
  return {
    httpPort,
    httpsPort,
    statusPort,
    clientPort,
    certificate,
    statusFolder,
    acmeFolder,
    log: join(folder, 'edge.log'),
    servers: list,
    stop,
  };
}

/** In its container nginx runs as a user of its own; here, root's workers stay root, so that they can read the folder. */
function asRoot(): string {
  return `daemon off;${process.getuid?.() === 0 ? ' user root;' : ''}`;
}

function answering(port: number, edge: Program): Promise<unknown> {
  return until('nginx answers', 20, async () => {
    if (edge.child.exitCode !== null) throw new GivenUp(`nginx ended: ${readFileSync(edge.log, 'utf8').slice(-2_000)}`);
    return new Promise((resolve, reject) => {
      get({ host: '127.0.0.1', port, path: '/nothing/.here', rejectUnauthorized: false }, (response) => {
        response.resume();
        resolve(response.statusCode);
      }).on('error', reject);
    });
  });
}

/** For localhost, by itself, for a month. */
function makeCertificate(folder: string): string {
  const file = join(folder, 'fullchain.pem');
  if (existsSync(file)) return file;
  const key = join(folder, 'privkey.pem');
  const names = 'subjectAltName=DNS:localhost,IP:127.0.0.1';
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  execFileSync(
    'openssl',
    ['req', '-x509', ...kind, '-days', '30', '-subj', '/CN=localhost', '-addext', names, '-keyout', key, '-out', file],
    { stdio: 'ignore' },
  );
  chmodSync(key, 0o600);
  return file;
}
