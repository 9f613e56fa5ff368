import { searchParams } from '../address/search-choices.ts';
import { PageLink, useHrefs } from '../address/use-address.tsx';
import { classNames } from '../ui/class-names.ts';
import ui from '../ui/ui.module.css';
import styles from './search.module.css';

const ways = [
  ['flights and hotels', 'by what it is, whatever the statement calls it'],
  ['Stromrechnung', 'in one of several languages'],
  ['rent last spring', 'with days: a month, a year, “since 2024-06-01”'],
  ['> 5000', 'by amounts: “between 10 and 20”, “49.99”'],
] as const;

/** What can be asked, for who has asked nothing yet. */
export function Ways() {
  const hrefTo = useHrefs();
  return (
    <section className={classNames(ui.panel, styles.ways)} aria-labelledby="ways">
      <h2 id="ways">What you can look for</h2>
      <ul>
        {ways.map(([q, about]) => (
          <li key={q}>
            <PageLink href={hrefTo('/search', searchParams, { q })}>{q}</PageLink>
            <span>{about}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
