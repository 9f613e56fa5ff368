import { money, symbolOf } from '../format/money.ts';
import { Figure } from '../ui/Figure.tsx';
import type { Summary } from './summary.ts';

const shownMax = 2;

/** What an entry came to, a line for each currency; of more than two the rest is named. Money that came in has a plus. */
export function Amounts({ amounts, kind }: Pick<Summary, 'amounts' | 'kind'>) {
  const others = amounts.slice(shownMax).map(({ currency }) => symbolOf(currency));
  return (
    <>
      {amounts.slice(0, shownMax).map(({ amount, currency }) => (
        <div key={currency}>
          <Figure text={(kind === 'in' ? '+' : '') + money(amount, currency)} />
        </div>
      ))}
      {others.length > 0 ? <small>and {others.join(', ')}</small> : null}
    </>
  );
}
