import { defaultRangeExtractor, type Range, useWindowVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { refusalOf } from '../apollo/refusal.ts';
import { count } from '../format/money.ts';
import { usePrinting } from '../ui/use-printing.ts';
import { Entry } from './Entry.tsx';
import { EntryRow } from './EntryRow.tsx';
import styles from './entries.module.css';
import type { Selection } from './selection.ts';
import type { Entries } from './use-entries.ts';
import { useRowKeys } from './use-row-keys.ts';

type Props = {
  entries: Entries;
  openId: string | null;
  onOpen: (id: string | null) => void;
  /** Null where the reader may change nothing. */
  selection: Selection | null;
};

const rowHeight = 37;
/** The next page is fetched when this few rows are left below the lowest in sight. */
const aheadRows = 120;

const allRows = ({ count }: Range) => Array.from({ length: count }, (_, index) => index);

/** As many rows as the window shows and a few more; the others are only as high as they would be. On paper all that have been read. */
export function EntryTable({ entries, openId, onOpen, selection }: Props) {
  const { rows, total, hasMore, isFetching, failure, fetchMore } = entries;
  const list = useRef<HTMLTableElement>(null);
  const scrollMargin = useTop(list);
  // After a change of the figures the list begins anew: it stays as long as it was, and fills again to where the reader is.
  const longest = useRef(0);
  if (!hasMore) longest.current = rows.length;
  longest.current = Math.max(longest.current, rows.length);
  const isPrinting = usePrinting();
  const virtual = useWindowVirtualizer({
    count: longest.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 20,
    rangeExtractor: isPrinting ? allRows : defaultRangeExtractor,
    scrollMargin,
  });
  const keys = useRowKeys({ rows, openId, onOpen, selection, scrollTo: (index) => virtual.scrollToIndex(index, { align: 'auto' }) });
  const items = virtual.getVirtualItems();
  const lowest = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && !isPrinting && !isFetching && !failure && lowest >= rows.length - aheadRows) fetchMore();
  });
  const before = (items[0]?.start ?? scrollMargin) - scrollMargin;
  const after = virtual.getTotalSize() + scrollMargin - (items.at(-1)?.end ?? scrollMargin);
  return (
    <>
      <table ref={list} className={styles.list} aria-rowcount={total && !total.isEstimate ? total.count + 1 : -1} data-entries>
        <Head rows={rows} selection={selection} />
        <Space height={before} />
        {items.map(({ index, key }) => {
          const row = rows[index];
          return (
            <tbody key={key} ref={virtual.measureElement} data-index={index}>
              {row ? (
                <EntryRow
                  row={row}
                  index={index}
                  isActive={index === keys.active}
                  wantsFocus={keys.wantsFocus}
                  isOpen={row.id === openId}
                  onToggle={() => keys.choose(index)}
                  all={rows}
                  selection={selection}
                />
              ) : (
                <tr className={styles.toCome}>
                  <td colSpan={6} />
                </tr>
              )}
              {row && row.id === openId ? (
                <tr>
                  <td colSpan={6} className={styles.openEntry} id={`entry-${row.id}`}>
                    <Entry id={row.id} />
                  </td>
                </tr>
              ) : null}
            </tbody>
          );
        })}
        <Space height={after} />
      </table>
      <End entries={entries} />
    </>
  );
}

function End({ entries: { rows, hasMore, isFetching, failure, fetchMore } }: { entries: Entries }) {
  return (
    <p className={styles.end} role="status">
      {isFetching ? 'More are on their way…' : null}
      {!hasMore && rows.length > 20 ? 'That is all of them.' : null}
      {hasMore ? (
        <span className={styles.onPaper}>The first {count(rows.length)} entries. The file, “Save as CSV”, has all of them.</span>
      ) : null}
      {failure ? (
        <>
          {refusalOf(failure).title}.{' '}
          <button type="button" onClick={fetchMore}>
            Fetch more
          </button>
        </>
      ) : null}
    </p>
  );
}

function Head({ rows, selection }: Pick<Entries, 'rows'> & { selection: Selection | null }) {
  const areAll = selection !== null && rows.length > 0 && rows.every(({ id }) => selection.has(id));
  return (
    <thead>
      <tr aria-rowindex={1}>
        <td className={styles.check}>
          {selection ? (
            <input
              type="checkbox"
              aria-label={`Select the ${rows.length} entries that have been read`}
              checked={areAll}
              onChange={() => selection.replace(areAll ? [] : rows)}
            />
          ) : null}
        </td>
        <th scope="col" className={styles.date}>
          Date
        </th>
        <th scope="col">Who</th>
        <th scope="col" className={styles.category}>
          For
        </th>
        <th scope="col" className={styles.account}>
          From or to
        </th>
        <th scope="col" className={styles.amount}>
          Amount
        </th>
      </tr>
    </thead>
  );
}

function Space({ height }: { height: number }) {
  return height > 0 ? (
    <tbody aria-hidden="true">
      <tr>
        <td colSpan={6} className={styles.space} style={{ height }} />
      </tr>
    </tbody>
  ) : null;
}

/** How far below the top of the page an element begins, kept as what stands above it grows and shrinks. */
function useTop(element: RefObject<HTMLElement | null>): number {
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    const measure = () => setTop(Math.round((element.current?.getBoundingClientRect().top ?? 0) + window.scrollY));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, [element]);
  return top;
}
