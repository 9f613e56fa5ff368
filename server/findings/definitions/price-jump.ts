import { Decimal } from '../../ledger/decimal.ts';
import type { Detector } from '../finding.ts';
import { habitMin, subscriptionsIn } from '../recurring.ts';
import { sentence } from '../sentence.ts';

/** A yearly rise of a few in a hundred is what prices do. */
const least = Decimal.from('0.08');

/** A monthly payment whose sum went up after having been the same for months. */
export const priceJump: Detector = {
  kind: 'PRICE_JUMP',
  find(book) {
    return subscriptionsIn(book).flatMap(({ runs }) =>
      runs.slice(1).flatMap((run, index) => {
        const before = runs[index]!.charges;
        const [first] = run.charges;
        const was = before.at(-1)!;
        if (!first || before.length < habitMin || was.amount.isZero) return [];
        const share = first.amount.minus(was.amount).dividedBy(was.amount, 3);
        if (share.compare(least) < 0) return [];
        return [
          {
            kind: 'PRICE_JUMP' as const,
            date: first.fact.date,
            sentence: sentence`${first.fact.who} charges ${first} since ${{ day: first.fact.date }}; before it was ${was}, ${before.length} times. That is ${share.times(Decimal.from('100')).rounded(0)} % more.`,
            confidence: run.charges.length >= 2 ? 0.9 : 0.7,
            amount: first.amount.minus(was.amount),
            currency: first.currency,
            account: first.account,
            payee: first.fact.who,
            evidence: [was.fact.id, first.fact.id],
          },
        ];
      }),
    );
  },
};
