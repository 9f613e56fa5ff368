// npm test: everything that proves the product, with the real servers and programs it is proved against.
import './require-node.mjs';

import('./whole-test.mjs').then((whole) => whole.runEverything());
