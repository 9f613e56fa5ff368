import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { root } from '../command.mjs';

/** docker-compose.prod.yml as far as it is checked and started here. */
export interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly networks: Readonly<Record<string, { readonly internal?: boolean } | null>>;
  readonly volumes: Readonly<Record<string, unknown>>;
  readonly secrets: Readonly<Record<string, { readonly file?: string }>>;
}

export interface Service {
  readonly image?: string;
  readonly build?: { readonly context: string; readonly dockerfile: string };
  readonly user?: string;
  readonly restart?: string;
  readonly init?: boolean;
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly cap_add?: readonly string[];
  readonly privileged?: boolean;
  readonly security_opt?: readonly string[];
  readonly tmpfs?: readonly string[];
  readonly pids_limit?: number;
  readonly mem_limit?: string;
  readonly logging?: { readonly driver: string; readonly options: Readonly<Record<string, string>> };
  readonly healthcheck?: { readonly test?: readonly string[]; readonly disable?: boolean };
  readonly ports?: readonly string[];
  readonly networks?: readonly string[];
  readonly volumes?: readonly string[];
  readonly secrets?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly command?: readonly string[];
  readonly stop_grace_period?: string;
  readonly deploy?: { readonly replicas?: number | string };
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
}

export const composeFile = join(root, 'docker-compose.prod.yml');

export function readCompose(text = readFileSync(composeFile, 'utf8')): Compose {
  return parse(text, { merge: true }) as Compose;
}

/** Without settings of .env.production. */
export const replicasOf = (service: Service): number => Number(filledIn(String(service.deploy?.replicas ?? 1), {}));

/** Megabytes of a limit such as `512m`; null where there is none. */
export function megabytesOf(limit: string | undefined): number | null {
  const [, amount, unit] = /^(\d+)([mg])$/.exec(limit ?? '') ?? [];
  return amount === undefined ? null : Number(amount) * (unit === 'g' ? 1_024 : 1);
}

/** The value of `-cname=value` among the arguments of postgres. */
export function postgresSettings(compose: Compose, service = 'postgres'): string[] {
  return (compose.services[service]?.command ?? []).filter((part) => part.startsWith('-c')).map((part) => part.slice(2));
}

/** Text with `${NAME}`, `${NAME:-otherwise}` and `${NAME:?why}` filled in from the settings of .env.production. */
export function filledIn(text: string, settings: Readonly<Record<string, string>>): string {
  return text.replace(/\$\{(\w+)(?::([-?])([^}]*))?\}/g, (_, name: string, kind?: string, rest?: string) => {
    const value = settings[name];
    if (value) return value;
    if (kind === '-') return rest ?? '';
    throw new Error(`${name} is not set: ${rest ?? 'the compose file needs it'}`);
  });
}
