import { decimalSign } from '../format/money.ts';
import styles from './figure.module.css';

/** A printed amount whose decimals step back a little: the eye takes the large part first, and no digit is missing. */
export function Figure({ text }: { text: string }) {
  const point = text.lastIndexOf(decimalSign());
  const [decimals = ''] = point < 0 ? [] : (/^\p{Nd}*/u.exec(text.slice(point + 1)) ?? []);
  const close = point < 0 ? text.length - Number(text.endsWith(')')) : point + 1 + decimals.length;
  const rest = text.slice(close);
  return (
    <span className={styles.figure}>
      {text.slice(0, point < 0 ? close : point)}
      {point < 0 ? null : <small>{text.slice(point, close)}</small>}
      {rest === ')' ? <span className={styles.close}>)</span> : rest}
    </span>
  );
}
