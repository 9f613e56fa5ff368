import type { DateRange } from '../format/date.ts';
import { changeRatio, compare, pixelsOf } from '../format/decimal.ts';
import { enDash, headline, money, percent, signedPercent } from '../format/money.ts';
import { classNames } from '../ui/class-names.ts';
import { colourOf } from './colour.ts';
import styles from './expense-trend.module.css';
import { Linked } from './Linked.tsx';
import { type Category, changeOf, spendingTone, type Trend } from './spending.ts';
import type { SpendingRows } from './use-spending-rows.ts';

type Props = {
  current: Trend;
  earlier: Trend | null;
  categories: readonly Category[];
  currency: string;
  range: DateRange;
  rows: SpendingRows;
};

/** The categories of the period: key to the chart's colours, and what changed. */
export function WhereItWent({ current, earlier, categories, currency, range, rows }: Props) {
  const largest = Math.max(...categories.map((category) => pixelsOf(category.total.amount)), 0);
  const total = earlier ? changeRatio(current.total.amount, earlier.total.amount) : null;
  return (
    <div className={styles.where}>
      <table>
        <caption>
          <h3>Where it went</h3>
          {earlier ? <span>and how it changed</span> : null}
        </caption>
        <thead className={styles.unseen}>
          <tr>
            <th scope="col">Category</th>
            <th scope="col">Amount</th>
            <th scope="col">Share</th>
            <th scope="col">Change</th>
          </tr>
        </thead>
        <tbody>
          {categories.map((category, series) => (
            <tr key={category.account?.id ?? 'rest'}>
              <th scope="row">
                <span className={styles.name}>
                  <i style={{ background: colourOf(categories, series) }} />
                  <Linked href={rows.below(category)}>{category.label}</Linked>
                </span>
              </th>
              <td title={money(category.total.amount, currency)}>
                <Linked href={rows.of(category, range)}>{headline(category.total.amount, currency)}</Linked>
              </td>
              <td className={styles.share}>
                <Share category={category} largest={largest} colour={colourOf(categories, series)} />
              </td>
              <Change ratio={earlier ? changeOf(category, categories, earlier) : null} />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Total</th>
            <td data-expense-total title={money(current.total.amount, currency)}>
              <Linked href={rows.of(null, range)}>{headline(current.total.amount, currency)}</Linked>
            </td>
            <td className={styles.share} />
            <Change ratio={total} />
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

function Share({ category, largest, colour }: { category: Category; largest: number; colour: string }) {
  const width = largest > 0 ? Math.max(0, (pixelsOf(category.total.amount) * 100) / largest) : 0;
  return (
    <span title={category.share === null ? undefined : `${percent(category.share)} of the total`}>
      <span className={styles.unseen}>{category.share === null ? '' : percent(category.share)}</span>
      <span className={styles.bar} style={{ width: `${width}%`, background: colour }} />
    </span>
  );
}

function Change({ ratio }: { ratio: string | null }) {
  if (ratio === null) return <td className={styles.delta}>{enDash}</td>;
  // Beyond a tenfold growth the percent says only that there was next to nothing before.
  if (compare(ratio, '10') > 0) return <td className={classNames(styles.delta, styles.bad)}>&gt;10×</td>;
  return <td className={classNames(styles.delta, styles[spendingTone(ratio)])}>{signedPercent(ratio)}</td>;
}
