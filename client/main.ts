import './tokens.css';
import './page.css';
import './font.css';
import { fetchOwnFont } from './first-paint/own-font.ts';
import { fetchLater, paintedPageShown } from './first-paint/shown.ts';
import { todayIn } from './format/date.ts';

/**
 * What the dashboard stands on, then the dashboard. The links in the page fetch all of it together; here it is only run, a part at a
 * time: whoever reads what the server has painted can scroll and click between two of them.
 */
const parts = [wakeCalendar, () => import('react-dom/client'), () => import('./apollo/client-shelf.ts'), () => import('./start.tsx')];

/** The first date with a zone loads the browser's calendars, which takes longer than to draw the page: once, and by itself. */
function wakeCalendar(): void {
  todayIn('Europe/Berlin', new Date());
}

const task = () => new Promise((resolve) => setTimeout(resolve));

async function start(): Promise<void> {
  await paintedPageShown(document.getElementById('root'));
  fetchLater();
  await task();
  for (const part of parts) {
    await part();
    await task();
  }
  fetchOwnFont();
}

void start();
