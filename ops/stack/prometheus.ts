import { cpSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { root } from '../command.mjs';
import type { Compose } from './compose.ts';
import { freePorts, type Program, requireProgram, startProgram, until } from './program.ts';

/** Prometheus with the files of prometheus/. */
export interface Prometheus {
  readonly program: Program;
  readonly port: number;
  /** Its copy of prometheus/, to be changed and read again. */
  readonly folder: string;
  /** The series that an expression gives now. */
  query(expression: string): Promise<Series[]>;
  /** The state of each alert that is pending or firing. */
  alerts(): Promise<{ readonly name: string; readonly state: 'pending' | 'firing' }[]>;
  /** Names of all metrics that it has stored. */
  metricNames(): Promise<string[]>;
  /** Reads its configuration again. */
  reload(): void;
  /** Says which servers run (host:port of their metrics), as the name of the service does where there are containers. */
  tellServers(servers: readonly string[]): void;
}

export interface Series {
  readonly metric: Readonly<Record<string, string>>;
  readonly value: string;
}

export interface PrometheusChoice {
  readonly folder: string;
  readonly compose: Compose;
  /** host:port of what the job `status` asks. */
  readonly status: string;
  /** Changes the copy of one file before it is used: rules that wait for days, for one. */
  readonly change?: (name: 'prometheus.yml' | 'rules/alerts.yml' | 'rules/recording.yml', text: string) => string;
}

interface ScrapeConfig {
  readonly job_name: string;
  readonly dns_sd_configs?: unknown;
  readonly static_configs?: unknown;
}

export async function startPrometheus({ folder, compose, status, change = (_, text) => text }: PrometheusChoice): Promise<Prometheus> {
  const [port] = (await freePorts(1)) as [number];
  const conf = join(folder, 'prometheus');
  mkdirSync(folder, { recursive: true });
  cpSync(join(root, 'prometheus'), conf, { recursive: true });
  const serverList = join(folder, 'servers.json');
  const tellServers: Prometheus['tellServers'] = (servers) => {
    // Renamed when whole, so that nobody reads half of it.
    writeFileSync(`${serverList}.unfinished`, JSON.stringify([{ targets: servers }]));
    renameSync(`${serverList}.unfinished`, serverList);
  };
  tellServers([]);
  for (const name of ['prometheus.yml', 'rules/alerts.yml', 'rules/recording.yml'] as const) {
    const text = readFileSync(join(conf, name), 'utf8');
    const here =
      name === 'prometheus.yml'
        ? withSources(text, {
            farthing: { file_sd_configs: [{ files: [serverList] }] },
            status: { static_configs: [{ targets: [status] }] },
            prometheus: { static_configs: [{ targets: [`127.0.0.1:${port}`] }] },
          })
        : text;
    writeFileSync(join(conf, name), change(name, here));
  }
  const args = (compose.services.prometheus?.command ?? []).map((arg) =>
    arg
      .replace('/etc/prometheus/', `${conf}/`)
      .replace('=/prometheus', `=${join(folder, 'series')}`)
      .replace('0.0.0.0:9090', `127.0.0.1:${port}`),
  );
  const program = startProgram(requireProgram('prometheus'), args, join(folder, 'prometheus.log'), { cwd: folder });
  // biome-ignore lint/suspicious/noExplicitAny: each path answers in a shape of its own, read by who asks it.
  const ask = async (path: string, parameters: Record<string, string> = {}): Promise<any> => {
    const answer = await fetch(`http://127.0.0.1:${port}/api/v1/${path}?${new URLSearchParams(parameters)}`);
    const body = (await answer.json()) as { status: string; error?: string; data: unknown };
    if (body.status !== 'success') throw new Error(`Prometheus refused ${JSON.stringify(parameters)}: ${body.error}`);
    return body.data;
  };
  await until('Prometheus is ready', 30, async () => (await fetch(`http://127.0.0.1:${port}/-/ready`)).ok);
  return {
    program,
    port,
    folder: conf,
    reload: () => void program.child.kill('SIGHUP'),
    tellServers,
    metricNames: () => ask('label/__name__/values'),
    async query(expression) {
      const { result, resultType } = await ask('query', { query: expression });
      if (resultType === 'scalar') return [{ metric: {}, value: result[1] }];
      return result.map(({ metric, value }: { metric: Series['metric']; value: [number, string] }) => ({ metric, value: value[1] }));
    },
    async alerts() {
      const { alerts } = await ask('alerts');
      return alerts.map(({ labels, state }: { labels: { alertname: string }; state: string }) => ({ name: labels.alertname, state }));
    },
  };
}

/** The same jobs, that ask here: names of containers lead nowhere. */
function withSources(text: string, sources: Readonly<Record<string, object>>): string {
  const { scrape_configs: jobs, ...rest } = parse(text) as { scrape_configs: ScrapeConfig[] };
  const here = jobs.map(({ dns_sd_configs: _, static_configs: __, ...job }) => {
    const own = sources[job.job_name];
    if (!own) throw new Error(`prometheus.yml asks for ${job.job_name}: say where that is here`);
    return { ...job, ...own };
  });
  return stringify({ ...rest, scrape_configs: here });
}
