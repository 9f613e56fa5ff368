import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { root, runCommand } from '../command.mjs';
import { giveWhatIsCached } from './builder-cache.ts';
import { type Instruction, parseDockerfile, type Stage } from './dockerfile.ts';

/** A stage after its steps: where its files are, and what its last lines say of it. */
export interface BuiltStage {
  readonly folder: string;
  readonly workdir: string;
  readonly env: Readonly<Record<string, string>>;
  /** The words of CMD and of HEALTHCHECK's CMD. */
  readonly command: readonly string[];
  readonly healthCheck: readonly string[];
}

interface Built extends BuiltStage {
  workdir: string;
  env: Record<string, string>;
  command: readonly string[];
  healthCheck: readonly string[];
}

/** What may be COPYed: the files of the repository, as git knows them, less what .dockerignore keeps out. */
export async function contextIn(folder: string): Promise<string> {
  const ignored = readFileSync(join(root, '.dockerignore'), 'utf8').split('\n').filter(Boolean);
  const { output } = await runCommand('git', ['-C', root, 'ls-files', '--cached', '--others', '--exclude-standard']);
  const isWanted = (path: string) => !ignored.some((name) => path === name || path.startsWith(`${name}/`));
  for (const path of output.split('\n').filter(Boolean).filter(isWanted)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    cpSync(join(root, path), join(folder, path));
  }
  return folder;
}

/**
 * Does what a Dockerfile says, step by step, in folders instead of images: COPY, RUN, ENV and WORKDIR, each stage with a root of
 * its own. A stage that was built before by the very same steps is taken as it is, as a builder's cache does.
 */
export class StageBuilder {
  private readonly done = new Map<string, BuiltStage>();

  constructor(
    private readonly context: string,
    private readonly scratch: string,
  ) {}

  async build(file: string): Promise<BuiltStage> {
    const named = new Map<string, BuiltStage>();
    let last: BuiltStage | null = null;
    for (const stage of parseDockerfile(readFileSync(join(root, file), 'utf8'))) {
      last = await this.stageOf(stage, named);
      named.set(stage.name, last);
    }
    if (!last) throw new Error(`${file} has no stage`);
    return last;
  }

  private async stageOf(stage: Stage, named: ReadonlyMap<string, BuiltStage>): Promise<BuiltStage> {
    // The longest beginning that another stage has gone through already.
    const folder = join(this.scratch, `stage-${this.done.size}`);
    const steps = stage.instructions.map(({ name, text }) => `${name} ${text}`);
    const built: Built = { folder, workdir: '/', env: {}, command: [], healthCheck: [] };
    const known = this.knownBeginning(stage.image, steps);
    if (known?.length === steps.length) return known.stage;
    mkdirSync(folder, { recursive: true });
    // By links: what later steps replace is replaced here alone.
    if (known) await runCommand('cp', ['-al', `${known.stage.folder}/.`, folder]);
    for (const [index, instruction] of stage.instructions.entries()) {
      if (!told(instruction, built) && index >= (known?.length ?? 0)) await this.step(instruction, built, named);
    }
    this.done.set([stage.image, ...steps].join('\n'), built);
    return built;
  }

  private async step({ name, text }: Instruction, built: BuiltStage, named: ReadonlyMap<string, BuiltStage>): Promise<void> {
    if (name === 'COPY') this.copy(text, built, named);
    if (name === 'RUN') await run(text, built);
  }

  private knownBeginning(image: string, steps: readonly string[]): { stage: BuiltStage; length: number } | null {
    for (let length = steps.length; length > 0; length -= 1) {
      const stage = this.done.get([image, ...steps.slice(0, length)].join('\n'));
      if (stage) return { stage, length };
    }
    return null;
  }

  private copy(text: string, { folder, workdir }: BuiltStage, named: ReadonlyMap<string, BuiltStage>): void {
    const words = text.split(/\s+/);
    const from = words.find((word) => word.startsWith('--from='))?.slice('--from='.length);
    const paths = words.filter((word) => !word.startsWith('--'));
    const target = paths.pop()!;
    const base = from === undefined ? this.context : named.get(from)!.folder;
    const into = target.startsWith('/') ? join(folder, target) : join(folder, workdir, target);
    for (const path of paths) {
      const source = join(base, path);
      // A folder's content goes into the target; a file goes into it where it is a folder.
      const isFile = statSync(source).isFile();
      const to = isFile && (target.endsWith('/') || paths.length > 1) ? join(into, basename(path)) : into;
      mkdirSync(isFile ? dirname(to) : to, { recursive: true });
      // A folder by links, as above: packages are ten thousand files.
      if (isFile) cpSync(source, to);
      else execFileSync('cp', ['-alf', `${source}/.`, to]);
    }
  }
}

/** What an instruction says of all that follows; false for one that does something. */
function told({ name, text }: Instruction, built: Built): boolean {
  if (name === 'WORKDIR') {
    built.workdir = text;
    mkdirSync(join(built.folder, text), { recursive: true });
  } else if (name === 'ENV') {
    const [key = '', value = ''] = text.split('=', 2);
    built.env[key] = value;
  } else if (name === 'CMD') built.command = JSON.parse(text);
  else if (name === 'HEALTHCHECK') built.healthCheck = JSON.parse(text.slice(text.indexOf('CMD') + 3));
  else return false;
  return true;
}

/** `install -d` is the one step that writes outside of the work directory, and names users that only the image has. */
async function run(text: string, { folder, workdir, env }: BuiltStage): Promise<void> {
  if (text.startsWith('install -d ')) {
    for (const path of text.split(/\s+/).filter((word) => word.startsWith('/'))) mkdirSync(join(folder, path), { recursive: true });
    return;
  }
  const cwd = join(folder, workdir);
  const isGiven = await giveWhatIsCached(text, cwd);
  if (isGiven) return;
  const { code, output } = await runCommand('bash', ['-euo', 'pipefail', '-c', text], {
    cwd,
    env: { ...env, NODE_ENV: env.NODE_ENV, VITEST: undefined, CI: 'true' },
  });
  if (code !== 0) throw new Error(`RUN ${text} ended with code ${code}:\n${output}`);
}
