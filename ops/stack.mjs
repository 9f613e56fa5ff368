// npm run stack: the production stack on this machine, without containers. See --help.
import './require-node.mjs';

import('./launch.mjs').then((launch) => launch.runStack('main'));
