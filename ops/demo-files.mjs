// node ops/demo-files.mjs FOLDER: the demo company as journal, Beancount, bank CSV, OFX, CAMT.053 and MT940 files.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { root, runMain, StepFailed } from './command.mjs';
import { ensureInstalled } from './install.mjs';

const help = `Usage: node ops/demo-files.mjs FOLDER

Writes the demo company "Tidewater Software, Inc." (October 2023 to September 2026) into FOLDER, which is made if need be:

  tidewater.journal     its books for hledger; what the first start imports
  tidewater.beancount   the same books for Beancount
  anomalies.json        what is planted in them, and what a detector should say
  bank/                 monthly statements of its five bank accounts: .ofx, .camt053.xml, .mt940.sta, and CSV as an
                        American (.us.csv), a German (.de.csv) and a British (.uk.csv) bank prints it
  overlap/              two downloads of one account that share a fortnight

The same version writes the same bytes. Files of these names are replaced; others are left alone.
`;

await runMain(async () => {
  const args = process.argv.slice(2);
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(help);
    return;
  }
  const [folder] = args;
  if (args.length !== 1 || !folder || folder.startsWith('-')) throw new StepFailed('Name one folder to write into.', help);
  await ensureInstalled();
  const { runnerImport } = await import('vite');
  const { module } = await runnerImport(`${root}server/demo/demo-files.ts`, { configFile: false, logLevel: 'error', root });
  const files = module.demoFiles(module.generateTidewater());
  for (const { name, content } of files) {
    const path = resolve(process.env.INIT_CWD ?? process.cwd(), folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
  console.error(`${files.length} files are written into ${folder}.`);
});
