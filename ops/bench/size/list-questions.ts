import { baseCurrency, benchChart } from '../books/chart.ts';
import { searched } from '../books/words.ts';
import { firstDay, middleDay } from './calendar.ts';
import { listQuery, type Question } from './questions.ts';

/** `common` matches a good part of the entries, `some` one in hundreds, `rare` a handful in books of any size, `none` nothing. */
type Matches = 'common' | 'some' | 'rare' | 'none';

const orders = ['DATE_DESC', 'DATE_ASC', 'AMOUNT_DESC', 'AMOUNT_ASC'] as const;
type Order = (typeof orders)[number];

/** The ids of imports. */
export interface ListFacts {
  readonly importId: string;
  readonly otherImportId: string;
}

/** Each filter of the contract. A status that no entry has does not exist. */
function filtersOf(facts: ListFacts): Record<string, Partial<Record<Matches, object>>> {
  const texts = (filter: (text: string) => object, words: Readonly<Record<Exclude<Matches, 'some'>, string>>) => ({
    common: filter(words.common),
    rare: filter(words.rare),
    none: filter(words.none),
  });
  return {
    accounts: texts((account) => ({ accounts: [account] }), { common: benchChart().hot, rare: 'equity:capital', none: 'assets:nowhere' }),
    types: texts((type) => ({ types: [type] }), { common: 'EXPENSE', rare: 'EQUITY', none: 'UNTYPED' }),
    amount: texts((min) => ({ amount: { min } }), { common: '100', rare: '90000', none: '1000000000' }),
    currency: texts((currency) => ({ currency }), { common: baseCurrency, rare: 'CHF', none: 'XAU' }),
    date: {
      common: { date: { from: '2021-01-01', to: '2021-12-31' } },
      rare: { date: { from: middleDay, to: middleDay } },
      none: { date: { from: '1990-01-01', to: '1990-12-31' } },
    },
    status: { common: { status: 'CLEARED' }, rare: { status: 'PENDING' } },
    tag: texts((tag) => ({ tag }), searched.tag),
    text: { ...texts((text) => ({ text }), searched.text), some: { text: searched.some } },
    'currency and text': { some: { currency: 'GBP', text: searched.text.common } },
    'tag and text': { some: { tag: searched.tag.common, text: searched.some } },
    importId: { common: { importId: facts.importId }, none: { importId: facts.otherImportId } },
    'text, types and date': texts((text) => ({ text, types: ['EXPENSE'], date: { from: firstDay, to: '2025-12-31' } }), searched.text),
    'accounts and amount': texts((min) => ({ accounts: [benchChart().hot], amount: { min } }), {
      common: '100',
      rare: '90000',
      none: '1000000000',
    }),
  };
}

/** A list to page through. `isLong`: it goes on far enough for a deep page. */
export interface List {
  readonly name: string;
  readonly isLong: boolean;
  readonly variables: { readonly orderBy: Order; readonly filter: object | null };
}

/** Every order and every filter. */
export function listsOf(facts: ListFacts): List[] {
  const ordered = orders.map((order) => ({ name: order, isLong: true, variables: { orderBy: order, filter: null } }));
  const filtered = Object.entries(filtersOf(facts)).flatMap(([name, matches]) =>
    Object.entries(matches).map(([match, filter]) => ({
      name: `${name} (${match})`,
      isLong: match === 'common',
      variables: { orderBy: 'DATE_DESC' as const, filter },
    })),
  );
  const byAmount = { orderBy: 'AMOUNT_DESC' as const, filter: { text: searched.text.common } };
  return [...ordered, ...filtered, { name: 'text (common) by amount', isLong: true, variables: byAmount }];
}

const pageSize = 50;

export function firstPage({ name, variables }: List): Question {
  return { name: `${name}, first page`, query: listQuery, variables: { ...variables, first: pageSize } };
}

/** The last entries of a list, a few more than a page: a page behind the first of them is as deep as pages go. */
export function endOfList({ name, variables }: List): Question {
  return { name: `${name}, end`, query: listQuery, variables: { ...variables, last: pageSize + 10 } };
}

export function deepPage({ name, variables }: List, after: string): Question {
  return { name: `${name}, deep page`, query: listQuery, variables: { ...variables, first: pageSize, after } };
}

export const countOfAll: Question = { name: 'count of all', query: '{ transactions(first: 1) { totalCount } }', variables: {} };
