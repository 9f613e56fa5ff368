import { Decimal } from '../../ledger/decimal.ts';
import { groupedBy } from '../facts.ts';
import type { Detector } from '../finding.ts';
import { sentence } from '../sentence.ts';

/** An account of no known type that something is posted to: it stands in no section of any statement. */
export const untypedAccount: Detector = {
  kind: 'UNTYPED_ACCOUNT',
  find({ facts }) {
    const lines = facts.flatMap((fact) => fact.lines.filter(({ type }) => type === 'UNTYPED').map((line) => ({ fact, ...line })));
    return [...groupedBy(lines, ({ account, currency }) => JSON.stringify([account, currency])).values()].map((posted) => {
      const last = posted.at(-1)!;
      const sum = Decimal.sum(posted.map(({ amount }) => amount));
      return {
        kind: 'UNTYPED_ACCOUNT' as const,
        date: last.fact.date,
        sentence: sentence`${last.account} has no type and holds ${{ amount: sum, currency: last.currency }} from ${posted.length} postings. Classify it, or move its postings where they belong.`,
        confidence: 0.9,
        amount: sum,
        currency: last.currency,
        account: last.account,
        payee: null,
        evidence: posted.slice(-20).map(({ fact }) => fact.id),
      };
    });
  },
};
