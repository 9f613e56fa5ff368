// npm start: install what is missing, build what changed, run the server in this very process.
import './require-node.mjs';

import('./launch.mjs').then((launch) => launch.startServer());
