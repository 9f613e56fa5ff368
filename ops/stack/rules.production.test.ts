import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../command.mjs';
import { requireProgram } from './program.ts';
import { ruleTestFiles } from './rules.ts';

const promtool = (...args: string[]) => execFileSync(requireProgram('promtool'), args, { cwd: join(root, 'prometheus'), encoding: 'utf8' });

it('Prometheus takes the configuration and the rules', () => {
  expect(promtool('check', 'config', 'prometheus.yml')).toContain('SUCCESS');
});

it.each(ruleTestFiles)('each rule of %s fires where it has to and is silent where it has to', (name) => {
  expect(promtool('test', 'rules', `tests/${name}.yml`)).toContain('SUCCESS');
});
