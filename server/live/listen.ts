import type { Logger } from 'pino';
import { changesLookedForEverySeconds } from '../config/limits.ts';
import { statesOf } from '../gate/book-states.ts';
import type { Store } from '../store/open-store.ts';
import { LiveHub } from './hub.ts';

/** Connects a hub to what writers of all processes announce, until `close`. */
export async function listenTo(store: Store, logger: Pick<Logger, 'warn' | 'info'>): Promise<{ hub: LiveHub; close(): Promise<void> }> {
  const hub = new LiveHub(async (bookId) => (await statesOf(store).read(bookId))?.version ?? null);
  let isAway = false;
  const announcements = await store.announcements({
    heard: (text) => hub.heard(text),
    missed() {
      isAway = false;
      logger.info('the database tells of changes again');
      hub.missed();
    },
    lost(error) {
      if (!isAway) logger.warn({ err: error }, 'the database does not tell of changes; subscribers hear of them late until it does');
      isAway = true;
    },
  });
  const timer = setInterval(() => hub.missed(), changesLookedForEverySeconds * 1_000).unref();
  const close = async () => {
    clearInterval(timer);
    await announcements.close();
  };
  return { hub, close };
}
