/** One instruction, with lines that were continued put together. */
export interface Instruction {
  readonly name: string;
  readonly text: string;
}

export interface Stage {
  readonly image: string;
  readonly name: string;
  readonly instructions: readonly Instruction[];
}

export function parseDockerfile(text: string): Stage[] {
  const lines = text
    .replace(/\\\n/g, ' ')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  const stages: { image: string; name: string; instructions: Instruction[] }[] = [];
  for (const line of lines) {
    const [, name = '', rest = ''] = /^(\S+)\s+(.*)$/.exec(line) ?? [];
    const from = /^(\S+)(?:\s+AS\s+(\S+))?$/i.exec(rest);
    if (name.toUpperCase() === 'FROM' && from) stages.push({ image: from[1]!, name: from[2] ?? '', instructions: [] });
    else stages.at(-1)?.instructions.push({ name: name.toUpperCase(), text: rest });
  }
  return stages;
}

/**
 * What would only be noticed when the image is built, or runs: a version that moves, a file that is not in the repository, a
 * stage that does not exist, root. `exists` is asked about paths of the build's context.
 */
export function findDockerfileProblems(stages: readonly Stage[], exists: (path: string) => boolean): string[] {
  const problems: string[] = [];
  for (const [index, { image, instructions }] of stages.entries()) {
    if (!/:v?\d[\w.-]*$/.test(image)) problems.push(`${image} has no exact version`);
    const earlier = stages.slice(0, index).map(({ name }) => name);
    for (const { name, text } of instructions) {
      if (name === 'ADD') problems.push(`ADD ${text}: COPY says what it does`);
      if (name === 'COPY') problems.push(...copyProblems(text, earlier, exists));
    }
  }
  const last = stages.at(-1)?.instructions ?? [];
  const user = last.findLast(({ name }) => name === 'USER')?.text;
  if (user === undefined || /^(root|0)\b/.test(user)) problems.push('what runs, runs as root: USER is missing at the end');
  if (!last.some(({ name }) => name === 'HEALTHCHECK')) problems.push('HEALTHCHECK is missing in the last stage');
  return problems;
}

function copyProblems(text: string, earlier: readonly string[], exists: (path: string) => boolean): string[] {
  const words = text.split(/\s+/);
  const from = words.find((word) => word.startsWith('--from='))?.slice('--from='.length);
  const sources = words.filter((word) => !word.startsWith('--')).slice(0, -1);
  if (from !== undefined) return earlier.includes(from) ? [] : [`COPY --from=${from}: there is no such stage before it`];
  return sources.filter((source) => !exists(source)).map((source) => `COPY ${source}: it is not in the context of the build`);
}
