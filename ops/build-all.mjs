// npm run build: the server into dist/server and the dashboard into dist/client, each only if its sources changed.
import './require-node.mjs';

import('./launch.mjs').then((launch) => launch.buildAll());
