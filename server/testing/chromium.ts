import { type Browser, chromium } from 'playwright-core';
import { locate, requirements } from '../../ops/requirements.mjs';

/** The Chromium of this machine, without a window. The caller closes it. Throws where there is none. */
export async function launchChromium(): Promise<Browser> {
  const requirement = requirements.find(({ programs }) => programs.includes('chromium'));
  const executablePath = requirement && locate(requirement);
  if (!executablePath) throw new Error('Chromium is not installed (on Debian: apt-get install chromium).');
  // Root has no sandbox to offer, and small /dev/shm of containers is too small for pages.
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'] });
}
