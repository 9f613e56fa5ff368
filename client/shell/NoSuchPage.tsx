import { PageLink, useHrefs } from '../address/use-address.tsx';
import { classNames } from '../ui/class-names.ts';
import styles from './shell.module.css';

export function NoSuchPage() {
  const hrefTo = useHrefs();
  return (
    <section className={classNames(styles.emptyBook, styles.noSuchPage)} aria-labelledby="no-such-page">
      <h1 id="no-such-page">There is no page at this address</h1>
      <p>
        It may have been mistyped, or cut short on its way here. <PageLink href={hrefTo('/')}>Go to the overview</PageLink>, or press Ctrl+K
        and type what you look for.
      </p>
    </section>
  );
}
