import { decimalSign } from '../format/money.ts';
import styles from './figure.module.css';

/** A printed amount whose decimals step back a little: the eye takes the large part first, and no digit is missing. */
export function Figure({ text }: { text: string }) {
  const point = text.lastIndexOf(decimalSign());
  if (point < 0) return <span className={styles.figure}>{text}</span>;
  const [decimals = ''] = /^\p{Nd}*/u.exec(text.slice(point + 1)) ?? [];
  const close = point + 1 + decimals.length;
  return (
    <span className={styles.figure}>
      {text.slice(0, point)}
      <small>{text.slice(point, close)}</small>
      {text.slice(close)}
    </span>
  );
}
