import { type Compose, megabytesOf, replicasOf, type Service } from './compose.ts';

/** What an image brings to ask itself how it is. Many a health check fails for ever because its program is not there. */
const toolsOf: readonly { readonly image: RegExp; readonly tools: readonly string[] }[] = [
  { image: /^nginx:[\d.]+-bookworm$|^farthing\/client:/, tools: ['curl'] },
  { image: /^farthing\/server:/, tools: ['node'] },
  { image: /^farthing\/postgres:/, tools: ['pg_isready'] },
  { image: /^redis:[\d.]+-bookworm$/, tools: ['redis-cli', 'grep'] },
  { image: /^qdrant\/qdrant:/, tools: ['bash'] },
  { image: /^prom\/prometheus:/, tools: ['wget'] },
  { image: /^grafana\/grafana:/, tools: ['wget'] },
];

export const longRunning = ['nginx', 'client', 'server', 'postgres', 'redis', 'qdrant', 'prometheus', 'grafana'];
const oneShot = 'migrate';

type Rule = (name: string, service: Service, compose: Compose) => string | false | undefined;

/** One line for each promise that a container makes. The text says what is wrong and what to do. */
const rules: readonly Rule[] = [
  (_, { image }) => !/:(v?\d[\w.-]*|\$\{FARTHING_VERSION:-local\})$/.test(image ?? '') && 'its image has no exact version: pin one',
  (name, { restart }) => restart !== (name === oneShot ? 'no' : 'unless-stopped') && 'restart is not what its part needs',
  (name, { healthcheck }) => name !== oneShot && !healthcheck?.test && 'it has no health check',
  (name, service) => name !== oneShot && missingTool(service),
  (_, { logging }) =>
    !(logging?.driver === 'json-file' && logging.options['max-size'] && logging.options['max-file']) &&
    'its log grows without end: rotate it',
  (_, { mem_limit }) => megabytesOf(mem_limit) === null && 'it has no mem_limit in m or g',
  (_, { user }) => !/^[1-9]\d*:[1-9]\d*$/.test(user ?? '') && 'it may run as root: give `user` as two numbers',
  (_, { read_only }) => read_only !== true && 'its file system can be written to: read_only, with tmpfs and volumes for what must be',
  (_, { tmpfs }) => !tmpfs?.some((each) => each.startsWith('/tmp:')) && 'it has no tmpfs for /tmp',
  (_, { tmpfs }) => tmpfs?.some((each) => !/size=\d+m/.test(each)) && 'a tmpfs without size can fill the memory',
  (_, { cap_drop, cap_add }) =>
    (cap_drop?.join() !== 'ALL' || (cap_add ?? []).length > 0) && 'it keeps capabilities: cap_drop ALL, add none',
  (_, { security_opt, privileged }) =>
    (!security_opt?.includes('no-new-privileges:true') || privileged === true) && 'it can gain privileges',
  (_, { pids_limit }) => !pids_limit && 'it has no pids_limit',
  (_, { init }) => init !== true && 'nobody collects its ended children: init',
  (name, { ports }) => (name === 'nginx') !== (ports !== undefined) && 'nginx, and nothing else, is published',
  (name, { networks }) =>
    (networks ?? []).some((each) => each === 'edge') !== (name === 'nginx') && 'nginx alone is on the network that leads out',
  (name, { stop_grace_period }) => name !== oneShot && !stop_grace_period && 'it has no stop_grace_period',
  (_, { environment }) =>
    Object.keys(environment ?? {}).some((key) => /(PASSWORD|SECRET|API_KEY|PASSPHRASE|DATABASE_URL|REDIS_URL)$/.test(key)) &&
    'a secret stands in its environment: pass it as a file',
  (_, { secrets }, compose) =>
    (secrets ?? []).find((each) => !compose.secrets[each]?.file) !== undefined && 'it names a secret that has no file',
  (_, { volumes }, compose) =>
    (volumes ?? []).some((each) => /^[a-z]/.test(each) && !(each.split(':')[0]! in compose.volumes)) &&
    'it names a volume that is not declared',
  (_, { volumes, environment }) =>
    environment?.FARTHING_DATA !== undefined &&
    !(volumes ?? []).some((each) => each.split(':')[1] === environment.FARTHING_DATA) &&
    'FARTHING_DATA is in no volume: files that are being imported could not be kept',
  (name, { environment }) => name === 'server' && !environment?.FARTHING_DATA && 'it has no folder for files that are being imported',
  (_, { depends_on }) =>
    Object.values(depends_on ?? {}).some(({ condition }) => condition === 'service_started') && 'it waits for a start, not for health',
];

/** What the file promises in its own words must be so. An empty list means that all is well. */
export function findComposeProblems(compose: Compose, text: string): string[] {
  return [...findServiceProblems(compose, Object.keys(compose.services)), ...wholeProblems(compose, text)];
}

/** Of these services alone, whatever the file is for. */
export function findServiceProblems(compose: Compose, names: readonly string[]): string[] {
  const services = Object.entries(compose.services).filter(([name]) => names.includes(name));
  return services.flatMap(([name, service]) =>
    rules.map((rule) => rule(name, service, compose)).flatMap((problem) => (problem ? [`${name}: ${problem}`] : [])),
  );
}

function wholeProblems(compose: Compose, text: string): string[] {
  const problems: string[] = [];
  const names = Object.keys(compose.services).sort().join();
  if (names !== [...longRunning, oneShot].sort().join()) problems.push(`the services are ${names}: eight that stay and one that migrates`);
  for (const inner of ['inner', 'data'])
    if (compose.networks[inner]?.internal !== true) problems.push(`the network ${inner} leads out: make it internal`);
  if (!text.includes(`= ${memorySum(compose)} MB`)) problems.push(`the limits add up to ${memorySum(compose)} MB: say so at the top`);
  const used = new Set(Object.values(compose.services).flatMap(({ secrets }) => secrets ?? []));
  for (const name of Object.keys(compose.secrets)) if (!used.has(name)) problems.push(`the secret ${name} is used by nobody`);
  if (replicasOf(compose.services.server!) < 2) problems.push('server: one replica cannot be replaced without a pause');
  if (!(compose.services.redis?.command ?? []).join(' ').includes('--maxmemory-policy volatile-lru'))
    problems.push('redis: sessions could be evicted');
  if (!(compose.services.redis?.command ?? []).join(' ').includes('--appendonly yes')) problems.push('redis: sessions end with a restart');
  return problems;
}

/** Megabytes of all that stay. */
export function memorySum(compose: Compose): number {
  return longRunning.reduce((sum, name) => {
    const service = compose.services[name];
    return sum + (service ? (megabytesOf(service.mem_limit) ?? 0) * replicasOf(service) : 0);
  }, 0);
}

function missingTool({ image = '', healthcheck }: Service): string | false {
  const known = toolsOf.find((each) => each.image.test(image));
  if (!known) return `nobody knows which programs ${image} has for a health check: add it to toolsOf`;
  const [kind, ...words] = healthcheck?.test ?? [];
  const programs = kind === 'CMD' ? [words[0]!] : (words[0] ?? '').split(' | ').map((part) => part.split(' ')[0]!);
  const missing = programs.find((program) => !known.tools.includes(program));
  return missing === undefined ? false : `its health check calls ${missing}, which ${image} does not have`;
}
