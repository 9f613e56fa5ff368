// npm run farthing -- <command>: the command line, built first if its sources changed. Stdout belongs to the command.
import './require-node.mjs';

import('./launch.mjs').then((launch) => launch.runCommandLine());
