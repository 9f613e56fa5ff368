import { type BookFacts, type Charge, chargesOf, groupedBy, isMonthly } from './facts.ts';

/** A run of equal sums in a payee's charges, one a month. */
export interface Run {
  readonly charges: readonly Charge[];
}

/** A payee that charges once a month, oldest first, as runs of equal sums. */
export interface Subscription {
  readonly charges: readonly Charge[];
  readonly runs: readonly Run[];
}

/** So many charges make a habit. */
export const habitMin = 3;

/**
 * What is charged once a month in sums that stay for months: a subscription, rent, a plan. A payee that is visited as one
 * pleases is none, nor is a bill that differs each time.
 */
export function subscriptionsIn({ facts }: BookFacts): Subscription[] {
  const groups = groupedBy(chargesOf(facts), ({ fact, currency }) => JSON.stringify([fact.key, currency]));
  return [...groups.values()].flatMap((charges) => {
    if (charges.length < habitMin || !isMonthly(charges)) return [];
    const runs = runsOf(charges);
    const steady = runs.filter((run) => run.charges.length >= 2).reduce((sum, run) => sum + run.charges.length, 0);
    return steady * 5 >= charges.length * 4 ? [{ charges, runs }] : [];
  });
}

function runsOf(charges: readonly Charge[]): Run[] {
  const runs: Charge[][] = [];
  for (const charge of charges) {
    const run = runs.at(-1);
    if (run && run[0]!.amount.equals(charge.amount)) run.push(charge);
    else runs.push([charge]);
  }
  return runs.map((run) => ({ charges: run }));
}
