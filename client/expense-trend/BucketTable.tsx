import { figure, nameOf } from '../format/money.ts';
import { Scroll } from '../ui/Scroll.tsx';
import styles from './expense-trend.module.css';
import { Linked } from './Linked.tsx';
import type { Category, Month } from './spending.ts';
import type { SpendingRows } from './use-spending-rows.ts';

type Props = {
  months: readonly Month[];
  categories: readonly Category[];
  total: string;
  currency: string;
  caption: string;
  rows: SpendingRows;
};

/** The chart's figures, all of them. */
export function BucketTable({ months, categories, total, currency, caption, rows }: Props) {
  const cell = (amount: string, category: Category | null, month: Month) => (
    <Linked href={rows.of(category, month.period)}>{figure(amount, currency)}</Linked>
  );
  return (
    <Scroll className={styles.scroll} label={`${caption}, table`}>
      <table className={styles.months}>
        <caption>All figures in {nameOf(currency)}</caption>
        <thead>
          <tr>
            <th scope="col">Period</th>
            <th scope="col">Total</th>
            <th scope="col">Average</th>
            <th scope="col">Year ago</th>
            {categories.map((category) => (
              <th scope="col" key={category.account?.id ?? 'rest'}>
                {category.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {months.toReversed().map((month) => (
            <tr key={month.key} className={month.isEarlier ? styles.earlierRow : undefined}>
              <th scope="row">{month.name}</th>
              <td>
                <b>{cell(month.total.amount, null, month)}</b>
              </td>
              <td>{month.movingAverage ? figure(month.movingAverage.amount, currency) : '–'}</td>
              <td>{month.yearAgo ? figure(month.yearAgo.amount, currency) : '–'}</td>
              {month.parts.map((amount, series) => (
                <td key={categories[series]?.account?.id ?? 'rest'}>{cell(amount, categories[series] ?? null, month)}</td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">This period</th>
            <td data-expense-total-exact>{figure(total, currency)}</td>
            <td />
            <td />
            {categories.map((category) => (
              <td key={category.account?.id ?? 'rest'}>{figure(category.total.amount, currency)}</td>
            ))}
          </tr>
        </tfoot>
      </table>
    </Scroll>
  );
}
