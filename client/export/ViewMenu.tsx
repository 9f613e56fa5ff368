import type { DocumentNode } from 'graphql';
import { useId, useRef, useState } from 'react';
import { type CsvTable, csvOf, saveFile } from './csv.ts';
import { playgroundHref } from './playground.ts';
import styles from './view-menu.module.css';

type Props = {
  /** What is on show, for the menu's name and the file's. */
  title: string;
  /** What the file holds; or `save`, where it is made elsewhere. */
  table?: () => CsvTable;
  save?: () => void;
  /** The question that made it. */
  query: { document: DocumentNode; variables: Record<string, unknown> };
};

/** What else can be done with a view: its table as a file, on paper, and the question behind it. */
export function ViewMenu({ title, table, save, query }: Props) {
  const id = useId();
  const popover = useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = useState(false);
  const close = () => popover.current?.hidePopover();
  return (
    <div className={styles.menu}>
      <button type="button" className={styles.button} popoverTarget={id} aria-expanded={isOpen} aria-label={`${title}: save, print, query`}>
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d="M8 2v8m0 0 3-3m-3 3L5 7M2.5 11v2.5h11V11" />
        </svg>
      </button>
      <div ref={popover} id={id} popover="auto" className={styles.list} onToggle={(event) => setOpen(event.newState === 'open')}>
        {isOpen ? (
          <>
            <button
              type="button"
              onClick={() => {
                close();
                save?.();
                if (table) saveFile(`${title.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '-')}.csv`, csvOf(table()));
              }}
            >
              Save as CSV
            </button>
            <button
              type="button"
              onClick={() => {
                close();
                window.print();
              }}
            >
              Print
            </button>
            <a href={playgroundHref(query.document, query.variables)} onClick={close}>
              Show query
            </a>
          </>
        ) : null}
      </div>
    </div>
  );
}
