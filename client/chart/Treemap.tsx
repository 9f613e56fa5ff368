import { PageLink } from '../address/use-address.tsx';
import { compactMoney, money } from '../format/money.ts';
import { usePageHeight } from '../ui/use-page-height.ts';
import { useWidth } from '../ui/use-width.ts';
import styles from './treemap.module.css';
import { type Leaf, tilesOf } from './treemap.ts';

type Props = {
  label: string;
  leaves: readonly Leaf[];
  currency: string;
  hrefOf: (leaf: Leaf) => string | null;
  /** In pixels; left out, it is as high as the page has room for. */
  height?: number | undefined;
};

const heightLeast = 300;
/** Narrower than this a name would only be a few letters; lower, its amount would be cut. */
const labelMin = { width: 56, height: 46 };

/** Amounts as areas, each a link to its rows; a name that does not fit is left to the pointer and the screen reader. */
export function Treemap({ label, leaves, currency, hrefOf, height: given }: Props) {
  const [frame, width] = useWidth<HTMLUListElement>('areas');
  const pageHeight = usePageHeight(heightLeast);
  const height = given ?? pageHeight;
  const groups = [...new Set(leaves.map(({ group }) => group))];
  const tiles = width > 0 ? tilesOf(leaves, width, height) : [];
  return (
    <ul ref={frame} className={styles.map} style={{ height }} aria-label={label}>
      {tiles.map((tile) => {
        const { key, group, amount, x, y } = tile;
        const series = groups.indexOf(group);
        const fits = tile.width >= labelMin.width && tile.height >= labelMin.height;
        const href = hrefOf(tile);
        const content = (
          <>
            <span className={fits ? styles.name : styles.unseen}>{tile.label}</span>
            <span className={fits ? styles.amount : styles.unseen}>
              <span>{compactMoney(amount, currency)}</span>
              {group === tile.label ? null : <span> · {group}</span>}
            </span>
          </>
        );
        const box = {
          left: x,
          top: y,
          width: tile.width,
          height: tile.height,
          '--tile': series < 6 ? `var(--c${series + 1})` : 'var(--c-other)',
        };
        return (
          <li key={key} style={box} title={`${key}: ${money(amount, currency)}`}>
            {href === null ? content : <PageLink href={href}>{content}</PageLink>}
          </li>
        );
      })}
    </ul>
  );
}
