import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { expect, it } from 'vitest';
import { stringify } from 'yaml';
import { root } from '../command.mjs';
import { type Compose, composeFile, postgresSettings, readCompose } from './compose.ts';
import { findComposeProblems, findServiceProblems } from './compose-rules.ts';
import { readReplicaCompose } from './replica.ts';

const text = readFileSync(composeFile, 'utf8');
const compose = readCompose();

/** The compose-spec's own schema, as the linter dclint ships it. */
function schemaFaults(document: unknown): string[] {
  const file = createRequire(import.meta.url).resolve('dclint/package.json');
  const schema = JSON.parse(readFileSync(join(file, '../schemas/compose.schema.json'), 'utf8'));
  // The address that Ajv knows this draft by has no s in it.
  schema.$schema = schema.$schema.replace('https:', 'http:').replace(/#?$/, '#');
  const ajv = new Ajv({ strict: false, formats: { duration: true, 'date-time': true } });
  const validate = ajv.compile(schema);
  validate(document);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

it('fits the schema of the compose specification, which refuses a misspelt key', () => {
  const document = JSON.parse(JSON.stringify(compose));
  expect(schemaFaults(document)).toEqual([]);
  document.services.nginx.healtcheck = {};
  expect(schemaFaults(document)).not.toEqual([]);
});

it('keeps every promise of ours', () => {
  expect(findComposeProblems(compose, text)).toEqual([]);
});

const broken: [string, (file: any) => void, string][] = [
  ['an image without version', ({ services }) => (services.redis.image = 'redis:latest'), 'redis: its image'],
  ['no restart', ({ services }) => (services.nginx.restart = 'no'), 'nginx: restart'],
  ['no health check', ({ services }) => delete services.server.healthcheck.test, 'server: it has no health check'],
  ['a tool that is not there', ({ services }) => (services.qdrant.healthcheck.test = ['CMD', 'curl', 'x']), 'calls curl'],
  ['a tool behind a pipe', ({ services }) => (services.redis.healthcheck.test = ['CMD-SHELL', 'redis-cli ping | jq .']), 'calls jq'],
  ['a log without end', ({ services }) => delete services.client.logging.options['max-size'], 'client: its log'],
  ['no memory limit', ({ services }) => delete services.grafana.mem_limit, 'grafana: it has no mem_limit'],
  ['another memory limit', ({ services }) => (services.grafana.mem_limit = '500m'), 'the limits add up to'],
  ['root', ({ services }) => (services.postgres.user = '0:0'), 'postgres: it may run as root'],
  ['a file system to write to', ({ services }) => (services.server.read_only = false), 'server: its file system'],
  ['a tmpfs without size', ({ services }) => (services.server.tmpfs = ['/tmp:mode=0700']), 'server: a tmpfs'],
  ['a capability', ({ services }) => (services.nginx.cap_add = ['NET_ADMIN']), 'nginx: it keeps capabilities'],
  ['new privileges', ({ services }) => (services.nginx.security_opt = []), 'nginx: it can gain'],
  ['no limit of processes', ({ services }) => delete services.redis.pids_limit, 'redis: it has no pids_limit'],
  ['a published database', ({ services }) => (services.postgres.ports = ['5432:5432']), 'postgres: nginx, and nothing else'],
  ['a way out', ({ services }) => services.redis.networks.push('edge'), 'redis: nginx alone'],
  ['a network with a way out', ({ networks }) => (networks.data.internal = false), 'the network data leads out'],
  ['a secret in the environment', ({ services }) => (services.server.environment.SESSION_SECRET = 'x'), 'server: a secret'],
  ['a secret without file', ({ services }) => services.server.secrets.push('other'), 'server: it names a secret'],
  ['files without a place', ({ services }) => delete services.server.environment.FARTHING_DATA, 'server: it has no folder'],
  ['files in no volume', ({ services }) => (services.server.environment.FARTHING_DATA = '/app/x'), 'server: FARTHING_DATA is in no'],
  ['a volume from nowhere', ({ services }) => services.redis.volumes.push('other:/x'), 'redis: it names a volume'],
  [
    'a start instead of health',
    ({ services }) => (services.grafana.depends_on.prometheus.condition = 'service_started'),
    'grafana: it waits',
  ],
  ['a service less', ({ services }) => delete services.qdrant, 'the services are'],
  ['one server', ({ services }) => (services.server.deploy.replicas = 1), 'server: one replica'],
  ['sessions that are evicted', ({ services }) => (services.redis.command = ['redis-server']), 'redis: sessions could'],
];

it.each(broken)('refuses %s', (_name, spoil, said) => {
  const file = structuredClone(JSON.parse(JSON.stringify(compose)));
  spoil(file);
  expect(findComposeProblems(readCompose(stringify(file)) as Compose, text).join('\n')).toContain(said);
});

it('the file of the replica fits the schema, keeps the promises of a container, and takes as many connections as the primary', () => {
  const replica = readReplicaCompose();
  expect(schemaFaults(JSON.parse(JSON.stringify(replica)))).toEqual([]);
  expect(findServiceProblems(replica, ['replica'])).toEqual([]);
  const connections = (file: Compose, service: string) =>
    postgresSettings(file, service).find((each) => each.startsWith('max_connections='));
  expect(connections(replica, 'replica')).toBe(connections(compose, 'postgres'));
  // What it adds to the server is a secret that it declares, and nothing else.
  expect(replica.services.server?.secrets?.filter((name) => !replica.secrets[name])).toEqual([]);
  const spoilt = structuredClone(JSON.parse(JSON.stringify(replica)));
  spoilt.services.replica.user = '0:0';
  expect(findServiceProblems(spoilt, ['replica'])).toEqual([expect.stringContaining('it may run as root')]);
});

it('names files that are there', () => {
  const own = Object.values(compose.services).flatMap(({ build, volumes }) => [
    ...(build ? [build.dockerfile] : []),
    ...(volumes ?? []).map((each) => each.split(':')[0]!).filter((path) => path.startsWith('./') && !path.startsWith('./var/')),
  ]);
  expect(own.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});
