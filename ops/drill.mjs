// npm run drill: faults and load on the production stack, with figures as one JSON object on stdout. See --help.
import './require-node.mjs';

import('./launch.mjs').then((launch) => launch.runStack('drill'));
