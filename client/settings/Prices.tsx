import { useMutation, useSuspenseQuery } from '@apollo/client/react';
import type { CsvTable } from '../export/csv.ts';
import { ViewMenu } from '../export/ViewMenu.tsx';
import { printDate } from '../format/date.ts';
import { plainNumber } from '../format/money.ts';
import { DeletePriceDocument, type PriceRowFragment, PricesDocument, SetPriceDocument } from '../gql/operations.ts';
import { useAttempt } from '../ui/Boundary.tsx';
import { classNames } from '../ui/class-names.ts';
import { More } from '../ui/More.tsx';
import { EmptyNote, PanelHead } from '../ui/PanelFrame.tsx';
import ui from '../ui/ui.module.css';
import type { Undoable } from '../ui/use-undo.ts';
import { NewPrice } from './NewPrice.tsx';
import styles from './settings.module.css';

void (
  /* GraphQL */ `
  fragment PriceRow on Price {
    currency in on price source
  }
  query Prices($after: String) {
    prices(first: 20, after: $after) {
      edges { cursor node { ...PriceRow @unmask } }
      pageInfo { endCursor hasNextPage }
    }
  }
  mutation DeletePrice($input: DeletePriceInput!) {
    deletePrice(input: $input) { dataVersion userErrors { message } }
  }
`
);

/** What currencies and other goods are worth: the prices that count, the newest first. */
export function Prices({ undoable }: { undoable: Undoable }) {
  const { data, fetchMore } = useSuspenseQuery(PricesDocument, { queryKey: useAttempt() });
  const connection = data.prices;
  if (!connection) throw new Error('The server gave no prices and no reason.');
  const { edges, pageInfo } = connection;
  const prices = edges.map(({ node }) => node);
  return (
    <>
      <PanelHead title="Prices" aside={prices.length > 0 ? 'those that count, the newest first' : undefined}>
        <ViewMenu title="Prices" table={() => tableOf(prices)} query={{ document: PricesDocument, variables: {} }} />
      </PanelHead>
      <NewPrice undoable={undoable} />
      {prices.length === 0 ? (
        <EmptyNote>No price is known: amounts in other currencies are left out of totals until one is.</EmptyNote>
      ) : (
        <table className={classNames(styles.table, styles.prices)}>
          <thead>
            <tr>
              <th scope="col">From</th>
              <th scope="col">Price</th>
              <th scope="col">Came with</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {prices.map((price) => (
              <PriceLine key={`${price.on} ${price.currency} ${price.in}`} price={price} undoable={undoable} />
            ))}
          </tbody>
        </table>
      )}
      {pageInfo.hasNextPage ? (
        <More label="Earlier ones" fetchNext={() => fetchMore({ variables: { after: pageInfo.endCursor } })} />
      ) : null}
    </>
  );
}

const priceInWords = (price: Omit<PriceRowFragment, '__typename' | 'source'>) =>
  `1 ${price.currency} = ${plainNumber(price.price)} ${price.in} from ${printDate(price.on)}`;

function PriceLine({ price, undoable }: { price: PriceRowFragment; undoable: Undoable }) {
  const [remove] = useMutation(DeletePriceDocument);
  const [set] = useMutation(SetPriceDocument);
  const { currency, in: unit, on, source } = price;
  const words = priceInWords(price);
  const take = () =>
    undoable.run({
      words: `No price any more: ${words}.`,
      undoneWords: `A price again, as your own: ${words}.`,
      act: async () =>
        (await remove({ variables: { input: { currency, in: unit, on } } })).data?.deletePrice.userErrors[0]?.message ?? null,
      async undo() {
        const { data } = await set({ variables: { input: { currency, in: unit, on, price: price.price } } });
        return data?.setPrice.userErrors[0]?.message ?? null;
      },
    });
  return (
    <tr data-price={`${on} ${currency} ${unit}`}>
      <td>{printDate(on)}</td>
      <th scope="row">
        1 {currency} = {plainNumber(price.price)} {unit}
      </th>
      <td>{source === 'user' ? 'set here' : source}</td>
      <td>
        <button type="button" className={ui.button} aria-label={`Delete ${words}`} disabled={undoable.isBusy} onClick={() => void take()}>
          Delete
        </button>
      </td>
    </tr>
  );
}

function tableOf(prices: readonly PriceRowFragment[]): CsvTable {
  return {
    head: ['From', 'Currency', 'Price', 'In', 'Came with'],
    rows: prices.map(({ on, currency, price, in: unit, source }) => [on, currency, price, unit, source]),
  };
}
