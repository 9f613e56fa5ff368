import { PageLink } from '../address/use-address.tsx';
import chart from '../chart/chart.module.css';
import { absolute, compare, scaleOf } from '../format/decimal.ts';
import { headline, money, signedPercent } from '../format/money.ts';
import { classNames } from '../ui/class-names.ts';
import { colourOf } from './colour.ts';
import styles from './expense-trend.module.css';
import { type Category, headlineChange, type Month, spendingTone } from './spending.ts';

type Props = { month: Month; categories: readonly Category[]; currency: string; unit: string; href: string | null };

/** A fixed line in place of a floating tooltip: it hides nothing, works by touch and keyboard, and nothing moves. */
export function Readout({ month, categories, currency, unit, href }: Props) {
  const change = headlineChange(month);
  const largest = month.parts
    .map((amount, series) => ({ amount, series }))
    .sort((a, b) => compare(absolute(b.amount), absolute(a.amount)))
    .slice(0, 3);
  return (
    <div className={chart.readout}>
      <b>
        {month.name}
        {month.period.isPartial ? ' so far' : ''}
      </b>
      <b className={chart.total} data-readout-total>
        <span title={money(month.total.amount, currency)}>{brief(month.total.amount, currency)}</span>
      </b>
      {change ? (
        <span className={classNames(chart.figure, styles[spendingTone(change.ratio)])}>
          {signedPercent(change.ratio)} on the {change.on === 'year ago' ? 'year before' : `${unit} before`}
        </span>
      ) : null}
      <span className={chart.keys}>
        {largest.map(({ amount, series }) => (
          <span key={series}>
            <i style={{ background: colourOf(categories, series) }} />
            {categories[series]?.label} <span className={chart.figure}>{brief(amount, currency)}</span>
          </span>
        ))}
      </span>
      {href === null ? null : (
        <PageLink href={href} className={chart.open}>
          Transactions
        </PageLink>
      )}
    </div>
  );
}

/** Cents are wanted here, eighteen decimals are not. */
function brief(amount: string, currency: string): string {
  return scaleOf(amount) > 4 ? headline(amount, currency) : money(amount, currency);
}
