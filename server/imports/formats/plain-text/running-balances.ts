import { Decimal } from '../../../ledger/decimal.ts';

/** Balances by account and commodity, as they stand while a journal is walked through. */
export class RunningBalances {
  private readonly byAccount = new Map<string, Map<string, Decimal>>();

  add(account: string, commodity: string, quantity: Decimal): void {
    const balances = this.byAccount.get(account) ?? new Map<string, Decimal>();
    if (balances.size === 0) this.byAccount.set(account, balances);
    const old = balances.get(commodity);
    balances.set(commodity, old ? old.plus(quantity) : quantity);
  }

  /** The account's own balances, without its subaccounts'. */
  own(account: string): ReadonlyMap<string, Decimal> {
    return this.byAccount.get(account) ?? none;
  }

  /** The sum of the subaccounts' balances, and with `self` the account's own too. */
  below(account: string, self: boolean): Map<string, Decimal> {
    const sums = new Map<string, Decimal>();
    const prefix = `${account}:`;
    for (const [name, balances] of this.byAccount) {
      if (!(name.startsWith(prefix) || (self && name === account))) continue;
      for (const [commodity, quantity] of balances) sums.set(commodity, (sums.get(commodity) ?? Decimal.zero).plus(quantity));
    }
    return sums;
  }
}

const none: ReadonlyMap<string, Decimal> = new Map();
