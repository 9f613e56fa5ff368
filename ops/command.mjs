import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The folder of package.json, with a trailing slash. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Runs a program to its end and collects what it says.
 * @param {string} program
 * @param {string[]} args
 * @param {{ cwd?: string, env?: Record<string, string | undefined>, live?: boolean }} [options] `live`: show the output while it comes
 * @returns {Promise<{ code: number, output: string }>} a program that cannot be started ends with code 127
 */
export function runCommand(program, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: options.cwd ?? root,
      env: { ...process.env, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const collect = (/** @type {Buffer} */ chunk) => {
      output += chunk;
      if (options.live) process.stderr.write(chunk);
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', (error) => resolve({ code: 127, output: `${output}${error.message}\n` }));
    child.on('close', (code, signal) => resolve({ code: code ?? 1, output: signal ? `${output}ended by ${signal}\n` : output }));
  });
}

/**
 * Runs a script of an installed package with this very Node.
 * @param {string} script path inside node_modules
 * @param {string[]} args
 * @param {Parameters<typeof runCommand>[2]} [options]
 */
export function runInstalled(script, args, options) {
  return runCommand(process.execPath, [`${root}node_modules/${script}`, ...args], options);
}

/** A step of a command that failed: `output` is what the program said about it. */
export class StepFailed extends Error {
  /**
   * @param {string} message
   * @param {string} [output]
   */
  constructor(message, output = '') {
    super(message);
    this.output = output;
  }
}

/**
 * Runs the main function of a command; a failed step prints what it has to say, without a stack, and exits 1.
 * @param {() => Promise<void>} main
 */
export async function runMain(main) {
  try {
    await main();
  } catch (error) {
    if (!(error instanceof StepFailed)) throw error;
    process.stderr.write(`${error.output.trimEnd()}\n${error.message}\n`);
    process.exit(1);
  }
}
