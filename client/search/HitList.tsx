import { type RefObject, useEffect, useRef } from 'react';
import { accountParams } from '../accounts/params.ts';
import { PageLink, useHrefs } from '../address/use-address.tsx';
import { printDate } from '../format/date.ts';
import { wholePercent } from '../format/money.ts';
import { Entry } from '../transaction-list/Entry.tsx';
import { useRowKeys } from '../transaction-list/use-row-keys.ts';
import { Amounts } from '../transactions/Amounts.tsx';
import { summaryOf } from '../transactions/summary.ts';
import { classNames } from '../ui/class-names.ts';
import { highlighted } from './highlight.ts';
import styles from './search.module.css';
import type { Found, FoundAccount, FoundEntry } from './use-found.ts';

type Props = { hits: readonly Found[]; openId: string | null; onOpen: (id: string | null) => void };

/** Hits, the best first. j and k or the arrows go from one to the next, Enter opens it. */
export function HitList({ hits, openId, onOpen }: Props) {
  const scrollTo = (index: number) => document.querySelector(`[data-row="${index}"]`)?.scrollIntoView({ block: 'nearest' });
  const keys = useRowKeys({ rows: hits, openId, onOpen, selection: null, scrollTo });
  return (
    <ol className={styles.hits} data-entries>
      {hits.map((hit, index) => {
        const place = { index, isActive: index === keys.active, wantsFocus: keys.wantsFocus };
        return 'account' in hit ? (
          <AccountHit key={hit.id} hit={hit} {...place} />
        ) : (
          <EntryHit key={hit.id} hit={hit} {...place} isOpen={hit.id === openId} onToggle={() => keys.choose(index)} />
        );
      })}
    </ol>
  );
}

type Place = { index: number; isActive: boolean; wantsFocus: RefObject<boolean> };

function useFocus<T extends HTMLElement>({ isActive, wantsFocus }: Place): RefObject<T | null> {
  const element = useRef<T>(null);
  useEffect(() => {
    if (!isActive || !wantsFocus.current) return;
    wantsFocus.current = false;
    element.current?.focus({ preventScroll: true });
  }, [isActive, wantsFocus]);
  return element;
}

type EntryProps = Place & { hit: FoundEntry; isOpen: boolean; onToggle: () => void };

function EntryHit({ hit, isOpen, onToggle, ...place }: EntryProps) {
  const button = useFocus<HTMLButtonElement>(place);
  const { entry, highlights } = hit;
  const { amounts, kind, categories, accounts } = summaryOf(entry.postings);
  const name = entry.payee || entry.description || 'No description';
  const where = [printDate(entry.date), ...categories.slice(0, 2), accounts.slice(0, 2).join(' ⇄ ')].filter(Boolean);
  const comment = entry.comment && highlighted(entry.comment, highlights).some(({ isFound }) => isFound) ? entry.comment : null;
  return (
    <li className={classNames(isOpen && styles.isOpen)} data-hit={hit.id}>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: for keys and who listens, the name of the entry is a button */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the same */}
      <div
        className={styles.hit}
        onClick={(event) => (event.target instanceof Element && event.target.closest('button') ? undefined : onToggle())}
      >
        <div className={styles.what}>
          <p>
            <button
              ref={button}
              type="button"
              data-row={place.index}
              tabIndex={place.isActive ? 0 : -1}
              aria-expanded={isOpen}
              aria-controls={isOpen ? `hit-${hit.id}` : undefined}
              onClick={onToggle}
            >
              <Marked text={name} highlights={highlights} />
            </button>
            {entry.payee && entry.description ? (
              <span className={styles.more}>
                <Marked text={entry.description} highlights={highlights} />
              </span>
            ) : null}
          </p>
          <small>{where.join(' · ')}</small>
          {comment ? (
            <small>
              <Marked text={comment} highlights={highlights} />
            </small>
          ) : null}
        </div>
        <div className={classNames(styles.amount, kind === 'in' && styles.in)}>
          <Amounts amounts={amounts} kind={kind} />
        </div>
        <Score score={hit.score} />
      </div>
      {isOpen ? (
        <div id={`hit-${hit.id}`} className={styles.opened}>
          {hit.vectorRank !== null || hit.keywordRank !== null ? <p className={styles.ranks}>{ranksInWords(hit)}</p> : null}
          <Entry id={hit.id} />
        </div>
      ) : null}
    </li>
  );
}

/** Where it stands by each of the two ways alone. */
function ranksInWords({ vectorRank, keywordRank }: FoundEntry): string {
  const by = (rank: number | null, what: string) => (rank === null ? null : `number ${rank} by ${what}`);
  return `Each alone: ${[by(vectorRank, 'meaning'), by(keywordRank, 'words') ?? 'none of the words'].filter(Boolean).join(', ')}.`;
}

function AccountHit({ hit, ...place }: Place & { hit: FoundAccount }) {
  const link = useFocus<HTMLAnchorElement>(place);
  const hrefTo = useHrefs();
  return (
    <li data-hit={hit.id}>
      <div className={styles.hit}>
        <div className={styles.what}>
          <p>
            <PageLink
              ref={link}
              data-row={place.index}
              tabIndex={place.isActive ? 0 : -1}
              href={hrefTo('/accounts', accountParams, { account: hit.account.fullName, all: true })}
            >
              <Marked text={hit.account.fullName} highlights={hit.highlights} />
            </PageLink>
          </p>
          <small>account, with all that is on it</small>
        </div>
        <Score score={hit.score} />
      </div>
    </li>
  );
}

function Marked({ text, highlights }: { text: string; highlights: readonly string[] }) {
  let at = 0;
  return highlighted(text, highlights).map((piece) => {
    const key = at;
    at += piece.text.length;
    return piece.isFound ? <mark key={key}>{piece.text}</mark> : piece.text;
  });
}

/** How well it answers, as a number and a bar. */
function Score({ score }: { score: number }) {
  const share = Math.max(0, Math.min(100, Math.round(score * 100)));
  return (
    <div className={styles.score} data-score={score} title="How well it answers">
      <span>{wholePercent(share / 100)}</span>
      <i aria-hidden="true">
        <i style={{ width: `${share}%` }} />
      </i>
    </div>
  );
}
