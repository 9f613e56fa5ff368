// npm run dev: rebuilds and restarts the server at every change, and serves the dashboard with hot reload.
import './require-node.mjs';

import('./watch.mjs').then((watch) => watch.startWatching());
