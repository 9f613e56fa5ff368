import { writeFileSync } from 'node:fs';

/**
 * What a run of tests came to. `unfinished`: files whose worker died under them, so that nobody knows of all of their tests.
 * `errors`: what went wrong outside of any test, but for those deaths.
 * @typedef {{ passed: number, failed: number, skipped: number, errors: number, unfinished: { project: string, file: string }[] }} TestReport
 */

/** The report as a file, for vitest's `--reporter`; where it goes is read from FARTHING_TEST_REPORT. */
// biome-ignore lint/style/noDefaultExport: vitest loads a reporter by its default export
export default class {
  /**
   * @param {readonly import('vitest/node').TestModule[]} modules
   * @param {readonly import('vitest').SerializedError[]} unhandled
   */
  onTestRunEnd(modules, unhandled) {
    /** @type {TestReport} */
    const report = { passed: 0, failed: 0, skipped: 0, errors: unhandled.filter((error) => !isDeath(error)).length, unfinished: [] };
    for (const module of modules) {
      const states = [...module.children.allTests()].map((test) => test.result().state);
      if (module.state() === 'pending' || module.state() === 'queued' || states.includes('pending')) {
        report.unfinished.push({ project: module.project.name, file: module.relativeModuleId });
        continue;
      }
      report.passed += countOf(states, 'passed');
      report.skipped += countOf(states, 'skipped');
      const failed = countOf(states, 'failed');
      // A file that cannot even be read has no tests, and one may fail in its hooks alone.
      report.failed += failed === 0 && module.state() === 'failed' ? 1 : failed;
    }
    writeFileSync(String(process.env.FARTHING_TEST_REPORT), JSON.stringify(report));
  }
}

/** @param {import('vitest').SerializedError} error */
function isDeath(error) {
  return [error.message, error.cause?.message].some((message) => message?.includes('Worker exited unexpectedly'));
}

/**
 * @param {string[]} states
 * @param {string} wanted
 */
function countOf(states, wanted) {
  return states.filter((state) => state === wanted).length;
}
