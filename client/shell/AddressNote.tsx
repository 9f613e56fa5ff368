import { type Unread, withoutUnread } from '../address/params.ts';
import { goTo } from '../address/use-address.tsx';
import { printRange } from '../format/date.ts';
import { Notice } from '../ui/PanelFrame.tsx';
import undo from '../ui/undo.module.css';
import { comparisons } from './Header.tsx';
import styles from './shell.module.css';
import type { View } from './view.ts';

/** What the address asks for and nobody understands, and what is shown in its place. Closed, it goes from the address too. */
export function AddressNote({ unread, view }: { unread: readonly Unread[]; view: View }) {
  return (
    <div className={styles.addressNote} data-address-note>
      <Notice>
        {unread.map((one) => (
          <p key={`${one.name} ${one.written}`}>
            The address says <code>{one.name}</code> is “{shortened(one.written)}”, which is not understood: {insteadOf(one, view)}.
          </p>
        ))}
      </Notice>
      <button
        type="button"
        className={undo.close}
        aria-label="Close this note, and take that out of the address"
        onClick={() => goTo(withoutUnread(unread, location.search), true)}
      >
        <svg viewBox="0 0 12 12" aria-hidden="true">
          <path d="M2 2l8 8M10 2l-8 8" />
        </svg>
      </button>
    </div>
  );
}

function shortened(written: string): string {
  return written.length > 60 ? `${written.slice(0, 60)}…` : written;
}

function insteadOf({ name, instead }: Unread, view: View): string {
  if (name === 'period') return `shown is ${printRange(view.range)}`;
  if (name === 'compare') return `it is compared with ${Object.fromEntries(comparisons)[view.compare]}`;
  return instead === null ? 'it is left out' : `“${instead}” is shown instead`;
}
