import { Decimal } from '../decimal.ts';
import type { PlainDate } from '../plain-date.ts';
import type { BalancesBefore } from '../rollup/balances-before.ts';

/** What an entry puts on one asset or liability in one commodity. */
export interface OpeningPosting {
  readonly accountId: number;
  readonly commodityId: number;
  readonly on: PlainDate;
  readonly amount: Decimal;
}

/** An entry that may open a file with balances that other files have left already. */
export interface Opening {
  readonly id: string;
  readonly date: PlainDate;
  readonly importId: number;
  /** As it is stored: where true, the book's balances are without it. */
  readonly isSetAside: boolean;
  readonly postings: readonly OpeningPosting[];
}

export interface JudgedOpening extends Opening {
  /** True where it states, account by account, what the entries of other files add up to on the day before. */
  readonly repeats: boolean;
  /** True where it does not, though other files have left something on an account that it opens. */
  readonly addsUp: boolean;
}

/**
 * Judges openings in the order of their days. `before` is what counted when they were read; from it is taken what an
 * earlier judgement changes, and what the opening's own file has posted before its first entry (`early`).
 */
export function judge(
  openings: readonly Opening[],
  before: BalancesBefore,
  early: readonly (OpeningPosting & { readonly importId: number })[],
): JudgedOpening[] {
  const judged: JudgedOpening[] = [];
  for (const [index, opening] of openings.entries()) {
    const others = openings.filter((other) => other.importId !== opening.importId);
    const held = (accountId: number, commodityId: number) => {
      const isIt = (posting: OpeningPosting) =>
        posting.accountId === accountId && posting.commodityId === commodityId && posting.on < opening.date;
      const of = (postings: readonly OpeningPosting[]) => Decimal.sum(postings.filter(isIt).map(({ amount }) => amount));
      const own = of(early.filter(({ importId }) => importId === opening.importId));
      const changed = others.map((other) => {
        // What is not judged yet counts; what is, counts unless it repeats.
        const counts = !judged.find(({ id }) => id === other.id)?.repeats;
        if (counts !== other.isSetAside) return Decimal.zero;
        return counts ? of(other.postings) : of(other.postings).negated();
      });
      return Decimal.sum([before.in(accountId, commodityId, opening.date), own.negated(), ...changed]);
    };
    const sums = stated(openings[index]!);
    const priors = sums.map(({ accountId, commodityId }) => held(accountId, commodityId));
    const repeats = sums.every(({ amount }, i) => amount.equals(priors[i]!)) && sums.some(({ amount }) => !amount.isZero);
    judged.push({ ...opening, repeats, addsUp: !repeats && priors.some((prior) => !prior.isZero) });
  }
  return judged;
}

/** What it states, by account and commodity. */
function stated({ postings }: Opening): { accountId: number; commodityId: number; amount: Decimal }[] {
  const sums = new Map<string, { accountId: number; commodityId: number; amount: Decimal }>();
  for (const { accountId, commodityId, amount } of postings) {
    const key = `${accountId} ${commodityId}`;
    sums.set(key, { accountId, commodityId, amount: (sums.get(key)?.amount ?? Decimal.zero).plus(amount) });
  }
  return [...sums.values()];
}
