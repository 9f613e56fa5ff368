import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Cause } from '../cause.ts';

export const refusedConfiguration: Cause = {
  alerts: ['PrometheusConfigurationRefused'],
  what: 'the configuration of Prometheus gets a word that it does not know, and is read again',
  async begin({ stack: { prometheus } }) {
    const file = join(prometheus.folder, 'prometheus.yml');
    const right = readFileSync(file, 'utf8');
    const give = (text: string) => {
      writeFileSync(file, text);
      prometheus.reload();
    };
    give(`${right}\nscrape_configurations: []\n`);
    return async () => give(right);
  },
};

/** The last of all: without Prometheus nothing can be told. */
export const deadMan: Cause = {
  alerts: ['Watchdog'],
  what: 'Prometheus runs; it ends when Prometheus does',
  isFromStart: true,
  begin:
    async ({ stack }) =>
    () =>
      stack.prometheus.program.stop(),
};
