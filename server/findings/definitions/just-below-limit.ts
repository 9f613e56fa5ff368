import { Decimal } from '../../ledger/decimal.ts';
import { weekdayOf } from '../../ledger/plain-date.ts';
import { groupedBy, type Payment, paymentsOf } from '../facts.ts';
import type { Detector, Found } from '../finding.ts';
import { listed, sentence } from '../sentence.ts';

/** Sums at which somebody has to sign. */
const limits = ['1000', '2500', '5000', '10000', '25000', '50000', '100000'].map((limit) => Decimal.from(limit));
/** A sum of at least this share of a limit, and below it, is just below. */
const band = Decimal.from('0.98');
const paymentsMin = 3;

/** Payments to one payee that keep just below a round limit, and are not the same sum each time. */
export const justBelowLimit: Detector = {
  kind: 'JUST_BELOW_LIMIT',
  find({ facts }) {
    const groups = groupedBy(paymentsOf(facts), ({ fact, currency }) => JSON.stringify([fact.key, currency]));
    return [...groups.values()].flatMap((payments) => limits.flatMap((limit) => belowOf(payments, limit)));
  },
};

function belowOf(payments: readonly Payment[], limit: Decimal): Found[] {
  const below = payments.filter(({ amount }) => amount.compare(limit) < 0 && amount.compare(limit.times(band)) >= 0);
  const sums = new Set(below.map(({ amount }) => amount.trimmed().toString()));
  // Most of what the payee gets: a large payee comes near every limit by chance.
  if (below.length < paymentsMin || sums.size < 2 || below.length * 2 < payments.length) return [];
  const weekends = below.filter(({ fact }) => weekdayOf(fact.date) >= 6).length;
  const last = below.at(-1)!;
  const total = Decimal.sum(below.map(({ amount }) => amount));
  return [
    {
      kind: 'JUST_BELOW_LIMIT',
      date: last.fact.date,
      sentence: sentence`${last.fact.who} was paid ${below.length} times just below ${{ amount: limit, currency: last.currency }}: ${listed(below.map((payment) => sentence`${payment} on ${{ day: payment.fact.date }}`))}${weekends > 0 ? `; ${weekends} of them at a weekend` : ''}.`,
      confidence: weekends * 2 > below.length ? 0.9 : 0.6,
      amount: total,
      currency: last.currency,
      account: last.account,
      payee: last.fact.who,
      evidence: below.map(({ fact }) => fact.id),
    },
  ];
}
