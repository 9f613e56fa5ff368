import { accounting, money } from '../format/money.ts';
import { classNames } from '../ui/class-names.ts';
import { Figure } from '../ui/Figure.tsx';
import styles from './balance-sheet.module.css';
import type { Sheet } from './Panel.tsx';
import { type Amount, changeOf, type Row, visibleRows } from './tree.ts';

type Props = {
  title: 'Assets' | 'Liabilities' | 'Equity';
  section: Sheet['assets'];
  sheet: Sheet;
  open: ReadonlySet<string>;
  toggle: (key: string) => void;
};

/** One side of the sheet: its lines, and below them the total under a single rule and over a double one. */
export function Section({ title, section, sheet, open, toggle }: Props) {
  const isOpen = open.has(title);
  const rows = visibleRows(section.lines, (key) => open.has(key));
  const compared = sheet.comparisons.length > 0;
  return (
    <tbody>
      <tr className={styles.sectionHead}>
        <th scope="rowgroup" colSpan={compared ? 4 : 2}>
          <Twist label={title} isOpen={isOpen} toggle={() => toggle(title)} />
          {title}
        </th>
      </tr>
      {isOpen ? rows.map((row) => <LineRow key={row.key} row={row} sheet={sheet} toggle={toggle} />) : null}
      <TotalRow
        label={`Total ${title.toLowerCase()}`}
        total={section.total}
        comparative={section.comparativeTotals[0] ?? null}
        sheet={sheet}
      />
    </tbody>
  );
}

function LineRow({ row, sheet, toggle }: { row: Row; sheet: Sheet; toggle: (key: string) => void }) {
  const [comparative] = row.comparatives;
  return (
    <tr className={row.level > 0 ? styles.deep : undefined}>
      <th scope="row" style={{ paddingLeft: 18 + row.level * 16 }}>
        {row.hasChildren ? (
          <Twist label={row.label} isOpen={row.isOpen} toggle={() => toggle(row.key)} />
        ) : (
          <span className={styles.noTwist} />
        )}
        {row.label}
      </th>
      <td title={row.native.map((native) => money(native.amount, native.currency)).join('\n')}>
        <Cell amount={row.value} currency={sheet.currency} />
      </td>
      {sheet.comparisons.length > 0 ? (
        <>
          <td className={styles.comparison}>
            <Cell amount={comparative ?? null} currency={sheet.currency} />
          </td>
          <td className={styles.comparison}>
            {row.change === null ? <Unknown /> : <Figure text={accounting(row.change, sheet.currency)} />}
          </td>
        </>
      ) : null}
    </tr>
  );
}

type TotalProps = { label: string; total: Amount; comparative: Amount | null; sheet: Sheet; isGrand?: boolean };

export function TotalRow({ label, total, comparative, sheet, isGrand = false }: TotalProps) {
  const change = changeOf(total, comparative);
  return (
    <tr className={classNames(styles.total, isGrand && styles.grand)} data-total={label}>
      <th scope="row">{label}</th>
      <td>
        <Cell amount={total} currency={sheet.currency} />
      </td>
      {sheet.comparisons.length > 0 ? (
        <>
          <td className={styles.comparison}>{comparative ? <Cell amount={comparative} currency={sheet.currency} /> : null}</td>
          <td className={styles.comparison}>{change === null ? null : <Figure text={accounting(change, sheet.currency)} />}</td>
        </>
      ) : null}
    </tr>
  );
}

function Cell({ amount, currency }: { amount: Amount | null; currency: string }) {
  return amount ? <Figure text={accounting(amount.amount, currency)} /> : <Unknown />;
}

/** Not nothing: a figure that no rate was known for. */
function Unknown() {
  return (
    <abbr className={styles.unknown} title="No rate was known on the day">
      n/a
    </abbr>
  );
}

function Twist({ label, isOpen, toggle }: { label: string; isOpen: boolean; toggle: () => void }) {
  return (
    <button type="button" className={styles.twist} aria-expanded={isOpen} aria-label={`${label}, accounts below`} onClick={toggle}>
      <svg viewBox="0 0 10 10" aria-hidden="true">
        <path d="M3 1.5 7.5 5 3 8.5z" />
      </svg>
    </button>
  );
}
