import { type InputHTMLAttributes, useId, useState } from 'react';
import { signOf } from '../format/decimal.ts';
import { readAmount, typedAmount } from '../format/typed.ts';
import styles from './amount-input.module.css';

type Props = Omit<InputHTMLAttributes<HTMLInputElement>, 'value' | 'defaultValue' | 'type' | 'onBlur' | 'onKeyDown'> & {
  /** Decimal text as the API has it; null: none. */
  value?: string | null;
  /** An example, as the API has it. */
  example?: string;
  isSigned?: boolean;
  /** Hears of a number, or of none, once the field is left or Enter is pressed. */
  onCommit?: (value: string | null) => void;
};

/** A field for an amount, written as the reader writes numbers. What is none, or could be two, is told, and does not count. */
export function AmountInput({ value = null, example = '1204.50', isSigned = false, onCommit, ...others }: Props) {
  const [isWrong, setWrong] = useState(false);
  const hint = useId();
  const advice = `Write it like ${typedAmount(example)}`;
  const check = (input: HTMLInputElement): string | null | undefined => {
    const written = input.value.trim();
    const read = written === '' ? null : readAmount(written);
    const isFine = written === '' || (read !== null && (isSigned || signOf(read) >= 0));
    input.setCustomValidity(isFine ? '' : advice);
    if (isFine) setWrong(false);
    return isFine ? read : undefined;
  };
  const commit = (input: HTMLInputElement) => {
    const read = check(input);
    setWrong(read === undefined);
    if (read !== undefined && read !== value) onCommit?.(read);
  };
  return (
    <span className={styles.amount}>
      <input
        {...others}
        type="text"
        key={value}
        defaultValue={value === null ? '' : typedAmount(value)}
        inputMode="decimal"
        maxLength={60}
        autoComplete="off"
        spellCheck={false}
        aria-invalid={isWrong || undefined}
        aria-describedby={hint}
        onChange={(event) => check(event.currentTarget)}
        onBlur={(event) => commit(event.currentTarget)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !onCommit) return;
          // The first Enter takes what was written; on what is taken already it sends the form.
          if (check(event.currentTarget) !== value) event.preventDefault();
          commit(event.currentTarget);
        }}
      />
      <span id={hint} role="status" className={styles.advice}>
        {isWrong ? advice : ''}
      </span>
    </span>
  );
}
