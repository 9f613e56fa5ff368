import type { SearchChoices } from '../address/search-choices.ts';
import { ViewMenu } from '../export/ViewMenu.tsx';
import { amountRange } from '../format/amount-range.ts';
import { printRange } from '../format/date.ts';
import { count, wholePercent } from '../format/money.ts';
import { SearchDocument, type SearchQuery, type TransactionFilter } from '../gql/operations.ts';
import { chipsOf } from '../transaction-list/chips.ts';
import { More } from '../ui/More.tsx';
import { EmptyNote, Notice, PanelHead } from '../ui/PanelFrame.tsx';
import ui from '../ui/ui.module.css';
import { HitList } from './HitList.tsx';
import styles from './search.module.css';
import { tableOf } from './table.ts';
import { useFound } from './use-found.ts';

type Question = { query: string; mode: SearchChoices['mode']; filter: TransactionFilter };
type Props = {
  question: Question;
  choices: SearchChoices;
  openId: string | null;
  onOpen: (id: string | null) => void;
  go: (change: Partial<SearchChoices>) => void;
};

/** What a question finds, how it was read, and how much of the book was looked at. */
export function Results({ question, choices, openId, onOpen, go }: Props) {
  const found = useFound(question);
  const { hits, hasMore, fetchNext, understood, coverage } = found;
  return (
    <>
      <PanelHead
        title={hasMore ? `The ${count(hits.length)} best` : hits.length === 0 ? 'Nothing found' : `${count(hits.length)} found`}
        aside={hasMore || hits.length < 2 ? undefined : 'the best first'}
      >
        <ViewMenu
          title={`Search for ${question.query}`}
          table={() => tableOf(hits)}
          query={{ document: SearchDocument, variables: question }}
        />
      </PanelHead>
      <Understood {...understood} />
      {coverage < 1 ? <Coverage coverage={coverage} /> : null}
      {hits.length === 0 ? <Nothing choices={choices} go={go} /> : <HitList hits={hits} openId={openId} onOpen={onOpen} />}
      {hasMore ? <More label="More" fetchNext={fetchNext} /> : null}
      <p className={styles.foot}>
        Read by {found.model}, compared in {found.vectorStore}.
      </p>
    </>
  );
}

type UnderstoodProps = NonNullable<SearchQuery['search']>['understood'];

/** Days and amounts that were taken out of the words. */
function Understood({ text, from, to, min, max }: UnderstoodProps) {
  const days = from && to ? printRange({ from, to }) : from ? `since ${printRange({ from, to: from })}` : null;
  const amounts = amountRange(min, max);
  if (days === null && amounts === null) return null;
  return (
    <p className={styles.understood} data-understood>
      Read as {text === '' ? 'any entry' : <b>“{text}”</b>}
      {days ? <span>{days}</span> : null}
      {amounts ? <span>{amounts}</span> : null}
    </p>
  );
}

function Coverage({ coverage }: { coverage: number }) {
  const share = Math.floor(coverage * 100);
  return (
    <div className={styles.coverage} data-coverage={coverage}>
      <Notice>
        <b>{wholePercent(share / 100)} of the book has been taken up so far.</b> The rest is on its way; what is found follows by itself.
        <progress aria-label="Taken up for search" max={100} value={share} />
      </Notice>
    </div>
  );
}

function Nothing({ choices, go }: Pick<Props, 'choices' | 'go'>) {
  const chips = chipsOf(choices);
  return (
    <EmptyNote>
      {chips.length > 0 ? 'Nothing that these filters leave fits.' : 'Nothing in the book has these words.'}
      <span className={styles.remedies}>
        {choices.mode === 'KEYWORD' ? (
          <button type="button" className={ui.button} onClick={() => go({ mode: 'HYBRID' })}>
            Look by meaning too
          </button>
        ) : null}
        {chips.length > 0 ? (
          <button type="button" className={ui.button} onClick={() => go(Object.assign({}, ...chips.map(({ clear }) => clear)))}>
            Clear the filters
          </button>
        ) : null}
      </span>
    </EmptyNote>
  );
}
