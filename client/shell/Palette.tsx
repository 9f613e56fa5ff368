import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { navigate } from 'wouter/use-browser-location';
import { usePlace } from '../address/use-address.tsx';
import { type Command, commandsFor } from './commands.ts';
import styles from './palette.module.css';
import { useShell } from './use-shell.ts';

const shownMax = 40;

/** Type, choose, go: pages, periods, books and whatever else the keyboard should reach from everywhere. */
export function Palette({ onClose }: { onClose: () => void }) {
  const shell = useShell();
  const place = usePlace();
  const id = useId();
  const dialog = useDialog();
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState(0);
  const commands = commandsFor(typed, place, shell).slice(0, shownMax);
  const run = (command: Command | undefined) => {
    if (!command) return;
    dialog.current?.close();
    if ('href' in command) navigate(command.href);
    else command.act();
  };
  const press = (event: KeyboardEvent) => {
    const next = { ArrowDown: chosen + 1, ArrowUp: chosen - 1, Home: 0, End: commands.length - 1 }[event.key];
    if (next !== undefined) setChosen((next + commands.length) % Math.max(1, commands.length));
    else if (event.key === 'Enter') run(commands[chosen]);
    else return;
    event.preventDefault();
  };
  const option = (index: number) => `${id}-${index}`;
  return (
    <dialog
      ref={dialog}
      className={styles.palette}
      aria-label="Go to"
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && dialog.current?.close()}
      onKeyDown={press}
    >
      <input
        role="combobox"
        aria-label="What to do or where to go"
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={commands.length > 0 ? option(chosen) : undefined}
        aria-autocomplete="list"
        placeholder="A page, a period such as FY2026-Q1, words to find…"
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setChosen(0);
        }}
      />
      <div id={`${id}-list`} role="listbox" aria-label="Found" className={styles.list}>
        {commands.map((command, index) => (
          <Option
            key={`${command.group} ${command.label}`}
            id={option(index)}
            command={command}
            isChosen={index === chosen}
            onChoose={() => run(command)}
            onPoint={() => setChosen(index)}
          />
        ))}
      </div>
      {commands.length === 0 ? (
        <p className={styles.none}>Nothing is called that. Periods are written like “last 6 months” or “Q1 2026”.</p>
      ) : null}
    </dialog>
  );
}

type OptionProps = { id: string; command: Command; isChosen: boolean; onChoose: () => void; onPoint: () => void };

function Option({ id, command, isChosen, onChoose, onPoint }: OptionProps) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isChosen) element.current?.scrollIntoView({ block: 'nearest' });
  }, [isChosen]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox has the keys, and names this as its active descendant
    <div
      ref={element}
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isChosen}
      className={styles.option}
      onClick={onChoose}
      onPointerMove={onPoint}
    >
      <span className={styles.group}>{command.group}</span>
      <span>{command.label}</span>
      {command.aside ? <kbd>{command.aside}</kbd> : null}
    </div>
  );
}

/** A dialog that is open as long as it is there; the focus goes back to where it was. */
function useDialog() {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    if (element && !element.open) element.showModal();
  }, []);
  return dialog;
}
