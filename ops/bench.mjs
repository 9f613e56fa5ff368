// npm run bench: figures about speed and size, as one JSON object on stdout. Progress goes to stderr.
import './require-node.mjs';

import('./launch.mjs').then((launch) => launch.runBench());
