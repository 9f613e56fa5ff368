import { figure, nameOf } from '../format/money.ts';
import { Scroll } from '../ui/Scroll.tsx';
import styles from './expense-trend.module.css';
import type { Category, Month } from './spending.ts';

type Props = { months: readonly Month[]; categories: readonly Category[]; total: string; currency: string; caption: string };

/** The chart's figures, all of them. */
export function MonthTable({ months, categories, total, currency, caption }: Props) {
  return (
    <Scroll className={styles.scroll} label={`${caption}, table`}>
      <table className={styles.months}>
        <caption>All figures in {nameOf(currency)}</caption>
        <thead>
          <tr>
            <th scope="col">Period</th>
            <th scope="col">Total</th>
            <th scope="col">Average</th>
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
              <th scope="row">{month.period.label}</th>
              <td>
                <b>{figure(month.total.amount, currency)}</b>
              </td>
              <td>{month.movingAverage ? figure(month.movingAverage.amount, currency) : '–'}</td>
              {month.parts.map((amount, series) => (
                <td key={categories[series]?.account?.id ?? 'rest'}>{figure(amount, currency)}</td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">This period</th>
            <td data-expense-total-exact>{figure(total, currency)}</td>
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
