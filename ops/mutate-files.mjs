// node ops/mutate-files.mjs [COUNT] [FORMAT...]: reads COUNT broken files of each import format and says what came of it.
import { root, runMain, StepFailed } from './command.mjs';
import { ensureInstalled } from './install.mjs';

const help = `Usage: node ops/mutate-files.mjs [COUNT] [FORMAT...]

Breaks a sound file of each import format COUNT times (10000 where it is left out), each time in another way, and reads what
comes of it. Prints, for each format, how many files were taken, how many entries they gave, what was thrown and the peak
memory. Exit code 1 where anything was thrown or an entry did not balance; the seed in the report makes the file again.
`;

await runMain(async () => {
  const args = process.argv.slice(2);
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(help);
    return;
  }
  const named = args.filter((arg) => !/^\d+$/.test(arg));
  const count = Number(args.find((arg) => /^\d+$/.test(arg)) ?? 10_000);
  await ensureInstalled();
  const { runnerImport } = await import('vite');
  const { module } = await runnerImport(`${root}server/testing/mutations.ts`, { configFile: false, logLevel: 'error', root });
  const unknown = named.find((name) => !module.formats.some((format) => format.name === name));
  if (unknown !== undefined) throw new StepFailed(`There is no format ${unknown}.`, help);
  let faulty = 0;
  for (const format of module.formats) {
    if (named.length > 0 && !named.includes(format.name)) continue;
    const { files, taken, entries, faults } = await module.runCampaign(format, count);
    const memory = Math.round(process.resourceUsage().maxRSS / 1024); // not money: megabytes
    process.stdout.write(
      `${format.name}: ${files} files, ${taken} taken, ${entries} entries, ${faults.length} faults, peak ${memory} MB\n`,
    );
    for (const { seed, what } of faults.slice(0, 5)) process.stdout.write(`  seed ${seed}: ${what}\n`);
    faulty += faults.length;
  }
  if (faulty > 0) throw new StepFailed(`${faulty} files were not read as they should.`, '');
});
