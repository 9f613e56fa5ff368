import { Treemap } from '../chart/Treemap.tsx';
import { signOf } from '../format/decimal.ts';
import { money, nameOf } from '../format/money.ts';
import styles from './areas.module.css';
import type { HrefOf } from './StatementTable.tsx';
import { sidesOf } from './sides.ts';
import type { Block, Row, Statement } from './statement.ts';

/** What is owned and owed, or earned and spent, as areas. */
export function Areas({ statement, hrefOf, height }: { statement: Statement; hrefOf: HrefOf; height?: number }) {
  return (
    <div className={styles.maps}>
      {sidesOf(statement).map((block) => (
        <Side key={block.title} block={block} statement={statement} hrefOf={hrefOf} height={height} />
      ))}
    </div>
  );
}

type SideProps = { block: Block; statement: Statement; hrefOf: HrefOf; height: number | undefined };

function Side({ block, statement: { currency, columns }, hrefOf, height }: SideProps) {
  const leaves = leavesOf(block.rows);
  const left = leaves.filter(({ amount }) => signOf(amount) < 0);
  const column = columns[0];
  return (
    <section aria-label={block.title ?? ''}>
      <h3>
        {block.title} <span>{money(block.total.figures[0] ?? '0', currency)}</span>
      </h3>
      <Treemap
        label={`${block.title} by account, in ${nameOf(currency)}`}
        leaves={leaves}
        currency={currency}
        height={height}
        hrefOf={({ key }) => (column ? hrefOf({ block: block.title, account: key, label: key }, column) : null)}
      />
      {left.length > 0 ? (
        <p>
          Below zero, and so without an area:{' '}
          {left.map(({ key, amount }, index) => (
            <span key={key}>
              {index > 0 ? ', ' : ''}
              {key} <span className={styles.amount}>{money(amount, currency)}</span>
            </span>
          ))}
          .
        </p>
      ) : null}
    </section>
  );
}

/** The accounts that nothing is below of, coloured by the one at the top of their branch. */
function leavesOf(rows: readonly Row[]) {
  let group = '';
  return rows.flatMap((row) => {
    if (row.level === 0) group = row.label;
    const amount = row.figures[0];
    return row.hasChildren || !amount ? [] : [{ key: row.account ?? row.label, label: row.label, group, amount }];
  });
}
