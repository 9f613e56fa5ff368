import { useMutation } from '@apollo/client/react';
import { type FormEvent, useId } from 'react';
import { printDate } from '../format/date.ts';
import { plainNumber } from '../format/money.ts';
import { readAmount, typedAmount } from '../format/typed.ts';
import { DeletePriceDocument, SetPriceDocument } from '../gql/operations.ts';
import { useShell } from '../shell/use-shell.ts';
import { AmountInput } from '../ui/AmountInput.tsx';
import ui from '../ui/ui.module.css';
import type { Undoable } from '../ui/use-undo.ts';
import styles from './settings.module.css';

void (
  /* GraphQL */ `
  mutation SetPrice($input: SetPriceInput!) {
    setPrice(input: $input) { dataVersion userErrors { message } }
  }
`
);

/** Sets a price of one's own, which wins over what files say of its day. */
export function NewPrice({ undoable }: { undoable: Undoable }) {
  const { book, today } = useShell();
  const [set] = useMutation(SetPriceDocument);
  const [remove] = useMutation(DeletePriceDocument);
  const id = useId();
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const written = new FormData(form);
    const word = (name: string) => String(written.get(name)).trim();
    const price = readAmount(word('price'));
    if (price === null) return;
    const pair = { currency: word('currency'), in: word('in'), on: word('on') };
    const words = `1 ${pair.currency} = ${plainNumber(price)} ${pair.in} from ${printDate(pair.on)}`;
    const isSet = await undoable.run({
      words: `Set: ${words}.`,
      undoneWords: `No price of your own any more: ${words}.`,
      act: async () => (await set({ variables: { input: { ...pair, price } } })).data?.setPrice.userErrors[0]?.message ?? null,
      undo: async () => (await remove({ variables: { input: pair } })).data?.deletePrice.userErrors[0]?.message ?? null,
    });
    if (isSet) form.reset();
  };
  return (
    <form className={styles.priceForm} aria-label="Set a price" onSubmit={(event) => void submit(event)}>
      <label>
        <span>One</span>
        <input name="currency" required maxLength={50} list={id} autoComplete="off" spellCheck={false} placeholder="EUR" />
      </label>
      {/* biome-ignore lint/a11y/noLabelWithoutControl: the control is its child */}
      <label>
        <span>is worth</span>
        <AmountInput name="price" required example="1.0825" placeholder={typedAmount('1.0825')} />
      </label>
      <label>
        <span>of</span>
        <input name="in" required maxLength={50} list={id} autoComplete="off" spellCheck={false} defaultValue={book.currency} />
      </label>
      <label>
        <span>from</span>
        <input name="on" type="date" required defaultValue={today} />
      </label>
      <datalist id={id}>
        {book.currencies.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
      <button type="submit" className={ui.button} disabled={undoable.isBusy}>
        Set the price
      </button>
    </form>
  );
}
