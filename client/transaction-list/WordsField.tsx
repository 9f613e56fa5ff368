import { type InputHTMLAttributes, useEffect, useRef, useState } from 'react';

const typingMs = 250;

type Props = Pick<InputHTMLAttributes<HTMLInputElement>, 'placeholder' | 'className' | 'autoFocus' | 'onKeyDown'> & {
  label: string;
  value: string;
  onChange: (value: string) => void;
};

/** Words to look for; what they find follows when the typing pauses. */
export function WordsField({ label, value, onChange, onKeyDown, ...others }: Props) {
  const [typed, setTyped] = useState(value);
  const sent = useRef(value);
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  // What the address says wins, except over what this field itself has just written there.
  useEffect(() => {
    if (value !== sent.current) setTyped(value);
    sent.current = value;
  }, [value]);
  useEffect(() => () => clearTimeout(pause.current), []);
  const send = (text: string) => {
    clearTimeout(pause.current);
    sent.current = text;
    onChange(text);
  };
  return (
    <input
      type="search"
      aria-label={label}
      value={typed}
      maxLength={500}
      autoComplete="off"
      spellCheck={false}
      onChange={(event) => {
        const text = event.target.value;
        setTyped(text);
        clearTimeout(pause.current);
        pause.current = setTimeout(() => send(text.trim()), typingMs);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') send(typed.trim());
        onKeyDown?.(event);
      }}
      {...others}
    />
  );
}
