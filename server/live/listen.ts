import type { Logger } from 'pino';
import { changesLookedForEverySeconds } from '../config/limits.ts';
import { statesOf } from '../gate/book-states.ts';
import type { Store } from '../store/open-store.ts';
import { parseAnnouncement } from './announcement.ts';
import { LiveHub } from './hub.ts';

export interface ListenParts {
  readonly store: Store;
  readonly logger: Pick<Logger, 'warn' | 'info'>;
  /** Told when somebody may do less than before. */
  onLessAccess(): void;
}

/** Connects a hub to what writers of all processes announce, until `close`. */
export async function listenTo({ store, logger, onLessAccess }: ListenParts): Promise<{ hub: LiveHub; close(): Promise<void> }> {
  const hub = new LiveHub(async (bookId) => (await statesOf(store).read(bookId))?.version ?? null);
  let isAway = false;
  const announcements = await store.announcements({
    heard(text) {
      if (parseAnnouncement(text)?.kind === 'access') onLessAccess();
      else hub.heard(text);
    },
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
