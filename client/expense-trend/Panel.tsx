import { useSuspenseFragment, useSuspenseQuery } from '@apollo/client/react';
import { navigate } from 'wouter/use-browser-location';
import { useChoices } from '../address/use-address.tsx';
import { ViewMenu } from '../export/ViewMenu.tsx';
import type { DateRange } from '../format/date.ts';
import { intervalOf, type TrendInterval } from '../format/period.ts';
import { ExpensePanelFragmentDoc, ExpenseTrendDocument, type ExpenseTrendQueryVariables } from '../gql/operations.ts';
import { useAttempt } from '../ui/Boundary.tsx';
import { classNames } from '../ui/class-names.ts';
import { EmptyNote, PanelFrame, PanelHead, SkeletonRows } from '../ui/PanelFrame.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { usePageHeight } from '../ui/use-page-height.ts';
import { UnpricedNotice } from '../ui/Warnings.tsx';
import { BucketTable } from './BucketTable.tsx';
import { expenseParams } from './choices.ts';
import styles from './expense-trend.module.css';
import { categoriesOf, monthsOf } from './spending.ts';
import { spendingCsv } from './spending-csv.ts';
import { TrendChart } from './TrendChart.tsx';
import { useSpendingRows } from './use-spending-rows.ts';
import { WhereItWent } from './WhereItWent.tsx';

const names: Record<TrendInterval, string> = { DAY: 'day', WEEK: 'week', MONTH: 'month', QUARTER: 'quarter', YEAR: 'year' };

type Props = { range: DateRange; compared: DateRange | null; currency: string; isTall?: boolean };

/** Expenses over time and by category; what of it, and how, stands in the address. */
export function ExpensePanel({ range, compared, currency, isTall = false }: Props) {
  const [{ account, interval: chosen, average, as }] = useChoices(expenseParams);
  const tallHeight = usePageHeight(420);
  const interval = chosen === 'auto' ? intervalOf(range) : (chosen.toUpperCase() as TrendInterval);
  const earlier = compared ?? range;
  const variables: ExpenseTrendQueryVariables = {
    ...range,
    earlierFrom: earlier.from,
    earlierTo: earlier.to,
    compare: compared !== null,
    interval,
    account,
    // Six hues can be told apart; the rest is one grey. The compared period needs more names, to find these six among them.
    top: 6,
    earlierTop: 50,
    movingAverage: average === 'none' ? 1 : Number(average),
    currency,
  };
  const title = `${account === null ? 'Expenses' : nameIn(account)} by ${names[interval]}`;
  return (
    <PanelFrame
      id="expenses"
      title={title}
      resetKey={JSON.stringify(variables)}
      className={classNames(styles.panel, isTall && as === 'table' && styles.stacked)}
      skeleton={<Skeleton title={title} />}
    >
      <Trend variables={variables} title={title} unit={names[interval]} height={isTall ? tallHeight : 264} />
    </PanelFrame>
  );
}

function nameIn(account: string): string {
  return account.split(':').at(-1) ?? account;
}

const views = [
  { value: 'bars', label: 'Bars' },
  { value: 'area', label: 'Area' },
  { value: 'table', label: 'Table' },
] as const;

type TrendProps = { variables: ExpenseTrendQueryVariables; title: string; unit: string; height: number };

function Trend({ variables, title, unit, height }: TrendProps) {
  const [{ as, average, yearAgo }, go, wanted] = useChoices(expenseParams);
  const rows = useSpendingRows(variables.account ?? null);
  useSuspenseQuery(ExpenseTrendDocument, { variables, queryKey: useAttempt() });
  const { data } = useSuspenseFragment({
    fragment: ExpensePanelFragmentDoc,
    fragmentName: 'ExpensePanel',
    from: { __typename: 'Query' },
    variables,
  });
  const { current } = data;
  const earlier = data.earlier ?? null;
  if (!current) throw new Error('The server gave no expenses and no reason.');
  if (current.categories.length === 0) return <NothingSpent title={title} />;
  const { currency } = current;
  const categories = categoriesOf(current, earlier);
  const months = monthsOf(current, earlier);
  const aside = as === 'table' || average === 'none' ? undefined : `dotted: ${average}-${unit} average`;
  return (
    <>
      <div className={styles.main}>
        <PanelHead title={title} aside={aside}>
          <Segmented
            label={`Show ${title.toLowerCase()} as`}
            value={wanted.as}
            options={views}
            onChange={(next) => go({ as: next }, { replace: true })}
          />
          <ViewMenu
            title={title}
            table={() => spendingCsv(months, categories, currency)}
            query={{ document: ExpenseTrendDocument, variables }}
          />
        </PanelHead>
        {as === 'table' ? (
          <BucketTable
            months={months}
            categories={categories}
            total={current.total.amount}
            currency={currency}
            caption={title}
            rows={rows}
          />
        ) : (
          <TrendChart
            months={months}
            categories={categories}
            currency={currency}
            unit={unit}
            as={as}
            height={height}
            marks={{ average: average !== 'none', yearAgo }}
            rows={rows}
            open={(href) => navigate(href)}
            toTable={() => go({ as: 'table' }, { replace: true })}
          />
        )}
        <div className={styles.notes}>
          <UnpricedNotice unpriced={current.unpriced} currency={currency} />
        </div>
      </div>
      <WhereItWent current={current} earlier={earlier} categories={categories} currency={currency} range={variables} rows={rows} />
    </>
  );
}

function NothingSpent({ title }: { title: string }) {
  return (
    <div>
      <PanelHead title={title} />
      <EmptyNote>Nothing was spent in this period. Choose another one above, or import the entries of these days.</EmptyNote>
    </div>
  );
}

function Skeleton({ title }: { title: string }) {
  return (
    <>
      <div className={styles.main}>
        <PanelHead title={title} />
        <div className={styles.waiting} />
      </div>
      <div className={styles.where}>
        <SkeletonRows title="Where it went" rows={7} height={32} />
      </div>
    </>
  );
}
