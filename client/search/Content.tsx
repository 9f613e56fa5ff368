import { text } from '../address/params.ts';
import { searchParams } from '../address/search-choices.ts';
import { transactionFilterOf } from '../address/transaction-filter.ts';
import { useChoices } from '../address/use-address.tsx';
import { PanelFrame, SkeletonRows } from '../ui/PanelFrame.tsx';
import { Like } from './Like.tsx';
import { Results } from './Results.tsx';
import { SearchForm } from './SearchForm.tsx';
import styles from './search.module.css';
import { Ways } from './Ways.tsx';

/** Beside the question, the hit that is open. */
const params = { ...searchParams, entry: text() };

/** One field for words, meanings, days and amounts, and what it finds. */
export function Content() {
  const [choices, go, wanted] = useChoices(params);
  const open = (entry: string | null) => go({ entry }, { replace: true });
  const { q, mode, like, entry } = choices;
  const question = { query: q ?? '', mode, filter: transactionFilterOf(choices, null) };
  const key = JSON.stringify([question, like]);
  return (
    <div className={styles.page}>
      <SearchForm choices={wanted} go={go} />
      {q === null && like === null ? (
        <Ways />
      ) : (
        <PanelFrame id="found" title="Found" resetKey={key} skeleton={<SkeletonRows title="Looking…" rows={8} height={54} />}>
          {like === null ? (
            <Results key={key} question={question} choices={choices} openId={entry} onOpen={open} go={go} />
          ) : (
            <Like key={key} id={like} openId={entry} onOpen={open} />
          )}
        </PanelFrame>
      )}
    </div>
  );
}
