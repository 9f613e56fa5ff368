import { type ReactNode, useState } from 'react';
import ui from '../ui/ui.module.css';
import styles from './settings.module.css';

/** Something that is shown this once, to be copied. */
export function Secret({ secret, onClose, children }: { secret: string; onClose: () => void; children: ReactNode }) {
  const [isCopied, setCopied] = useState(false);
  const copy = () => void navigator.clipboard.writeText(secret).then(() => setCopied(true));
  return (
    <div className={styles.secret}>
      <p>{children}</p>
      <code data-secret>{secret}</code>
      <button type="button" className={ui.button} onClick={copy}>
        {isCopied ? 'Copied' : 'Copy'}
      </button>
      <button type="button" className={ui.button} onClick={onClose}>
        I have it
      </button>
    </div>
  );
}
