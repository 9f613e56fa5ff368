import { hrefTo, withShared } from '../address/address.ts';
import { searchParams } from '../address/search-choices.ts';
import { transactionParams } from '../address/transaction-filter.ts';
import type { Place } from '../address/use-address.tsx';
import { printRange } from '../format/date.ts';
import { chooseLocale } from '../format/locale.ts';
import { localeChoices } from '../format/locale-choices.ts';
import { type ComparisonChoice, defaultPeriod, rangeOf } from '../format/period.ts';
import { nameOfPeriod, parsePeriod, printPeriod } from '../format/period-words.ts';
import { typedPeriod } from '../format/typed.ts';
import { pages } from '../pages.ts';
import { areKeysOn, setKeysOn } from './keys.ts';
import { presetsOf } from './presets.ts';
import { signOut } from './session.ts';
import { setTheme } from './theme.ts';
import type { ShellState } from './use-shell.ts';

/** Something the palette can do. `href` leads somewhere, `act` does it here. */
export type Command = { group: string; label: string; aside?: string } & ({ href: string } | { act: () => void });

/** Everything that fits what was typed: all its words, in any order. A typed period comes first, a text to look for last. */
export function commandsFor(typed: string, place: Place, shell: ShellState): Command[] {
  const words = typed.trim().toLowerCase().split(/\s+/).filter(Boolean);
  const fits = ({ group, label }: Command) => words.every((word) => `${group} ${label}`.toLowerCase().includes(word));
  return [...periodTyped(typed, place, shell), ...standing(place, shell).filter(fits), ...typedText(typed, place)];
}

function periodTyped(typed: string, { path, search }: Place, { book, today }: ShellState): Command[] {
  const period = typed.trim() === '' ? null : parsePeriod(typedPeriod(typed), today);
  if (!period) return [];
  const label = `Show ${nameOfPeriod(period, book, today)}`;
  return [{ group: 'Period', label, aside: printRange(rangeOf(period, book, today)), href: path + withShared(search, { period }) }];
}

function typedText(typed: string, { search }: Place): Command[] {
  const text = typed.trim();
  if (text === '') return [];
  return [
    { group: 'Find', label: `“${text}” by meaning and words`, href: hrefTo('/search', search, searchParams, { q: text }) },
    {
      group: 'Find',
      label: `Transactions with “${text}”`,
      href: hrefTo('/transactions', search, transactionParams, { text, date: 'all' }),
    },
  ];
}

function standing({ path, search }: Place, shell: ShellState): Command[] {
  const { viewer, book, today } = shell;
  const open = pages.filter(({ scope }) => scope === undefined || viewer.scopes.includes(scope));
  const here = (change: Parameters<typeof withShared>[1]) => path + withShared(search, change);
  const standard = printPeriod(defaultPeriod(book, today));
  const compare: [ComparisonChoice, string][] = [
    ['PREVIOUS_YEAR', 'the year before'],
    ['PREVIOUS_PERIOD', 'the period before'],
    ['NONE', 'nothing'],
  ];
  const others = viewer.books.edges.map(({ node }) => node).filter(({ id }) => id !== book.id);
  const keysOn = areKeysOn();
  return [
    ...open.map((page) => ({ group: 'Page', label: page.title, aside: keysOn ? `g ${page.key}` : '', href: hrefTo(page.path, search) })),
    ...presetsOf(book, today).flatMap(({ options }) =>
      options.map(({ label, choice }) => ({
        group: 'Period',
        label,
        href: here({ period: printPeriod(choice) === standard ? null : choice }),
      })),
    ),
    ...compare.map(([value, label]) => ({ group: 'Compare with', label, href: here({ compare: value }) })),
    ...others.map(({ id, name }) => ({ group: 'Book', label: name, href: here({ book: id, period: null, in: null }) })),
    ...(['auto', 'light', 'dark'] as const).map((theme) => ({ group: 'Theme', label: theme, act: () => setTheme(theme) })),
    ...localeChoices().map(({ value, label }) => ({ group: 'Dates and numbers', label, act: () => chooseLocale(value) })),
    { group: 'Keys', label: `Turn single keys ${keysOn ? 'off' : 'on'}`, aside: keysOn ? 'g, /, ?' : '', act: () => setKeysOn(!keysOn) },
    { group: 'Page', label: 'Print', act: () => window.print() },
    ...(viewer.email ? [{ group: 'Session', label: 'Sign out', act: () => void signOut() }] : []),
  ];
}
