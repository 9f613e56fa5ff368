import { useState } from 'react';
import { PageLink } from '../address/use-address.tsx';
import { accounting, money } from '../format/money.ts';
import { classNames } from '../ui/class-names.ts';
import { Figure } from '../ui/Figure.tsx';
import { Scroll } from '../ui/Scroll.tsx';
import styles from './statement.module.css';
import { type Block, type Column, notTold, type Row, type Statement, type Total, visibleRows } from './statement.ts';

/** What a figure is of: a line, or the whole of a block. */
export type Of = { block: string | null; account: string | null; label: string };
/** Where the rows of a figure are; null where it has none of its own. */
export type HrefOf = (of: Of, column: Column) => string | null;

type Props = { statement: Statement; caption: string; isAll: boolean; hrefOf: HrefOf };

/** A statement: lines that open and close, totals under a single rule and over a double one, every figure a link to its rows. */
export function StatementTable({ statement, caption, isAll, hrefOf }: Props) {
  const { columns, blocks } = statement;
  const parents = isAll ? blocks.flatMap(({ rows }) => rows.filter(({ hasChildren }) => hasChildren).map(({ key }) => key)) : [];
  const [open, setOpen] = useState<ReadonlySet<string>>(() => new Set([...blocks.flatMap(({ title }) => title ?? []), ...parents]));
  const toggle = (key: string) =>
    setOpen((before) => {
      const after = new Set(before);
      if (!after.delete(key)) after.add(key);
      return after;
    });
  return (
    <Scroll className={styles.scroll} label={`${caption}, table`}>
      <table className={classNames(styles.sheet, columns.length > 5 && styles.wide)}>
        <thead>
          <tr>
            <th scope="col">Account</th>
            {columns.map((column) => (
              <th scope="col" key={column.label} className={column.isFaint ? styles.faint : undefined}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        {blocks.map((block) => (
          <BlockRows
            key={block.title ?? block.total.label}
            block={block}
            statement={statement}
            open={open}
            toggle={toggle}
            hrefOf={hrefOf}
          />
        ))}
      </table>
    </Scroll>
  );
}

type BlockProps = { block: Block; statement: Statement; open: ReadonlySet<string>; toggle: (key: string) => void; hrefOf: HrefOf };

function BlockRows({ block, statement, open, toggle, hrefOf }: BlockProps) {
  const { title, total } = block;
  const rows = title !== null && open.has(title) ? visibleRows(block.rows, (key) => open.has(key)) : [];
  return (
    <tbody>
      {title === null ? null : (
        <tr className={styles.sectionHead}>
          <th scope="rowgroup" colSpan={statement.columns.length + 1}>
            <span className={styles.name}>
              <Twist label={title} isOpen={open.has(title)} toggle={() => toggle(title)} />
              {title}
            </span>
          </th>
        </tr>
      )}
      {rows.map((row) => (
        <LineRow key={row.key} row={row} block={title} statement={statement} toggle={toggle} hrefOf={hrefOf} />
      ))}
      <TotalRow total={total} block={title} statement={statement} hrefOf={hrefOf} />
    </tbody>
  );
}

type RowProps = { row: Row & { isOpen: boolean }; block: string | null } & Omit<BlockProps, 'block' | 'open'>;

function LineRow({ row, block, statement, toggle, hrefOf }: RowProps) {
  return (
    <tr className={row.level > 0 ? styles.deep : undefined}>
      <th scope="row" style={{ paddingLeft: 18 + row.level * 16 }} title={row.account ?? undefined}>
        <span className={styles.name}>
          {row.hasChildren ? (
            <Twist label={row.label} isOpen={row.isOpen} toggle={() => toggle(row.key)} />
          ) : (
            <span className={styles.noTwist} />
          )}
          <span>{row.label}</span>
        </span>
      </th>
      {statement.columns.map((column, index) => (
        <td
          key={column.label}
          className={column.isFaint ? styles.faint : undefined}
          title={index === 0 ? row.native.map(({ amount, currency }) => money(amount, currency)).join('\n') || undefined : undefined}
        >
          <Cell
            figure={row.figures[index] ?? null}
            currency={statement.currency}
            href={hrefOf({ block, account: row.account, label: row.label }, column)}
          />
        </td>
      ))}
    </tr>
  );
}

function TotalRow({ total, block, statement, hrefOf }: { total: Total; block: string | null; statement: Statement; hrefOf: HrefOf }) {
  return (
    <tr className={total.kind === 'line' ? styles.alone : styles.total} data-total={total.label}>
      <th scope="row">{total.label}</th>
      {statement.columns.map((column, index) => (
        <td key={column.label} className={column.isFaint ? styles.faint : undefined}>
          <Cell
            figure={total.figures[index] ?? null}
            currency={statement.currency}
            href={hrefOf({ block, account: null, label: total.label }, column)}
          />
        </td>
      ))}
    </tr>
  );
}

function Cell({ figure, currency, href }: { figure: string | null; currency: string; href: string | null }) {
  if (figure === null) return <Unknown />;
  if (figure === notTold) return null;
  const text = <Figure text={accounting(figure, currency)} />;
  return href === null ? (
    text
  ) : (
    <PageLink href={href} className={styles.rows}>
      {text}
    </PageLink>
  );
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
