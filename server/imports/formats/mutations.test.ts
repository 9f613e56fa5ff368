import { expect, test } from 'vitest';
import { runCampaign } from '../../testing/mutations.ts';
import { formats } from './index.ts';

// The long form: node ops/mutate-files.mjs 10000
test.each(formats.map((format) => [format.name, format] as const))(
  '%s reads broken files to their end, and balances what it takes',
  async (_, format) => {
    const { faults, entries } = await runCampaign(format, 150);
    expect(faults).toEqual([]);
    expect(entries).toBeGreaterThan(0);
  },
);
