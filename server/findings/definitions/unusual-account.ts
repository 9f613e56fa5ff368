import { type Charge, chargesOf, groupedBy } from '../facts.ts';
import type { Detector, Found } from '../finding.ts';
import { sentence } from '../sentence.ts';

/** So many charges on one account, for each on another, are a rule with an exception. */
const usualMin = 8;

/** A charge on another account than all others of its payee. */
export const unusualAccount: Detector = {
  kind: 'UNUSUAL_ACCOUNT',
  find({ facts }) {
    const groups = groupedBy(chargesOf(facts), ({ fact }) => fact.key);
    return [...groups.values()].flatMap((charges) => {
      const byAccount = [...groupedBy(charges, ({ account }) => account)].sort(([, a], [, b]) => b.length - a.length);
      const [usual, odd] = byAccount;
      if (!usual || !odd || byAccount.length > 2 || odd[1].length > 1 || usual[1].length < usualMin) return [];
      return isPassing(usual[1], odd[1][0]!) ? [foundOf(odd[1][0]!, usual[0], usual[1].length)] : [];
    });
  },
};

/** Booked as usual before and after: else it is a change, not a slip. */
function isPassing(usual: readonly Charge[], { fact }: Charge): boolean {
  return usual[0]!.fact.date < fact.date && usual.at(-1)!.fact.date > fact.date;
}

function foundOf({ fact, amount, currency, account }: Charge, usual: string, times: number): Found {
  return {
    kind: 'UNUSUAL_ACCOUNT',
    date: fact.date,
    sentence: sentence`${fact.who} is on ${account} here, over ${{ amount, currency }}; all its ${times} other charges are on ${usual}.`,
    confidence: 0.8,
    amount,
    currency,
    account,
    payee: fact.who,
    evidence: [fact.id],
  };
}
