import { createContext, type ReactNode, useCallback, useContext, useMemo } from 'react';
import { Link, type LinkProps, Router, useLocation, useSearch } from 'wouter';
import { navigate, useBrowserLocation, useSearch as useBrowserSearch, useLocationProperty } from 'wouter/use-browser-location';
import { type Address, hrefTo, withShared } from './address.ts';
import { ownOf, parseParams, printParams, type Spec, type ValuesOf } from './params.ts';
import { useReadHere } from './unread.ts';

export type Place = { path: string; search: string };

/** Where a page is that is painted where there is no address bar. */
export const Painted = createContext<Place | null>(null);

/** Where the address bar is. What is on show may still be a step behind: see `Shown`. */
export function usePlace(): Place {
  const painted = useContext(Painted);
  const [path] = useBrowserLocation(painted ? { ssrPath: painted.path } : {});
  const search = useBrowserSearch(painted ? { ssrSearch: painted.search } : {});
  return useMemo(() => ({ path, search }), [path, search]);
}

const ShownPlace = createContext<Place>({ path: '/', search: '' });
const useShownLocation = (): [string, typeof navigate] => [useContext(ShownPlace).path, navigate];
const useShownSearch = () => useContext(ShownPlace).search;

/** Below it the address is the one whose figures are shown, which follows the address bar once they are there. */
export function Shown({ place, children }: { place: Place; children: ReactNode }) {
  return (
    <ShownPlace value={place}>
      <Router hook={useShownLocation} searchHook={useShownSearch}>
        {children}
      </Router>
    </ShownPlace>
  );
}

type Go<T> = (change: Partial<T>, how?: { replace?: boolean }) => void;

/** Another search text, on the same page. */
export function goTo(search: string, replace = false): void {
  const bare = search.replace(/^\?/, '');
  if (bare !== location.search.replace(/^\?/, '')) navigate(`${location.pathname}${bare ? `?${bare}` : ''}`, { replace });
}

/**
 * A page's own choices: as shown, a way to change some of them, and as wanted (what the address bar says already, for
 * controls that must answer at once). A change is a step that the back button undoes; with `replace` it is not.
 */
export function useChoices<S extends Spec>(spec: S): [shown: ValuesOf<S>, go: Go<ValuesOf<S>>, wanted: ValuesOf<S>] {
  const shownSearch = useSearch();
  useReadHere(spec);
  // Of the address bar its own part only: where another choice changes, nothing of this is drawn before its figures are there.
  const wantedSearch = useLocationProperty(
    () => ownOf(spec, location.search),
    () => '',
  );
  const shown = useMemo(() => parseParams(spec, shownSearch), [spec, shownSearch]);
  const wanted = useMemo(() => parseParams(spec, wantedSearch), [spec, wantedSearch]);
  const go = useCallback<Go<ValuesOf<S>>>((change, how) => goTo(printParams(spec, change, location.search), how?.replace), [spec]);
  return [shown, go, wanted];
}

/** Changes what all pages share: book, period, comparison, currency. */
export function goShared(change: Partial<Address>): void {
  goTo(withShared(location.search, change));
}

/** Addresses of other pages, with the book, period, comparison and currency that are shown now. */
export function useHrefs(): <S extends Spec>(path: string, spec?: S, values?: Partial<ValuesOf<S>>) => string {
  const search = useSearch();
  return useCallback((path, spec, values) => hrefTo(path, search, spec, values), [search]);
}

/** True at this page and below it. */
export function useIsAt(path: string): boolean {
  const [at] = useLocation();
  return at === path || (path !== '/' && at.startsWith(`${path}/`));
}

/** A link within the dashboard; opens in another tab like any link where the reader wants that. */
export function PageLink(props: LinkProps & { href: string }) {
  return <Link {...props} />;
}
