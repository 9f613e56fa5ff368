import { Decimal } from '../ledger/decimal.ts';

/** A random journal in the language that hledger and Ledger share: mostly sound, now and then slightly wrong. */
export function randomJournal(seed: number, entries: number): string {
  return new JournalWriter(seed).write(entries);
}

const accounts = ['assets:bank', 'assets:bank:sub', 'assets:cash', 'expenses:food', 'income:pay', 'equity:open', 'Dépôt:été'];
const commodities = ['$', 'EUR', '"A 1"', '', '円'];

class JournalWriter {
  private state: number;
  private readonly balances = new Map<string, Decimal>();

  constructor(seed: number) {
    this.state = (seed * 2_654_435_761 + 1) >>> 0;
  }

  write(entries: number): string {
    let text = this.chance(0.3) ? 'P 2025-01-01 EUR $1.0825\n\n' : '';
    for (let i = 0; i < entries; i += 1) text += `${this.entry(1 + Math.floor((i * 360) / entries))}\n`;
    return text;
  }

  private below(limit: number): number {
    // A linear congruential step; its high bits are good enough to pick with.
    this.state = (Math.imul(this.state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((this.state / 2 ** 32) * limit);
  }

  private chance(share: number): boolean {
    return this.below(1_000) < share * 1_000;
  }

  private pick<T>(from: readonly T[]): T {
    return from[this.below(from.length)]!;
  }

  private entry(day: number): string {
    const ordinal = this.chance(0.9) ? day : Math.max(1, day - this.below(60));
    const date = `2025-${String(1 + Math.floor((ordinal - 1) / 30)).padStart(2, '0')}-${String(1 + ((ordinal - 1) % 30)).padStart(2, '0')}`;
    const head = `${date.replace('2025-02-30', '2025-02-28').replace('2025-02-29', '2025-02-28')}${this.pick(['', ' *', ' !', ' (12)'])}${this.pick([' Shop', ' Shop | note  ; tag: value', ''])}`;
    return `${head}\n${this.chance(0.35) ? this.exchange() : this.chance(0.3) ? this.mixed() : this.transfer()}`;
  }

  /** One commodity over several postings; the last is left out or makes up the rest. */
  private transfer(): string {
    const commodity = this.pick(commodities);
    const scale = this.below(4);
    let rest = Decimal.zero;
    let lines = '';
    for (let i = 0; i <= this.below(3); i += 1) {
      const quantity = this.quantity(scale);
      rest = rest.minus(quantity);
      lines += this.posting(this.pick(accounts), quantity, commodity, '');
    }
    const account = this.pick(accounts);
    if (this.chance(0.5)) {
      this.add(account, commodity, rest);
      return `${lines}    ${account}${this.chance(0.1) ? '  ; elided' : ''}\n`;
    }
    const wrong = this.chance(0.03) ? Decimal.of(1n, scale) : Decimal.zero;
    return lines + this.posting(account, rest.plus(wrong), commodity, '');
  }

  /** Two commodities: priced in one way or another, or not. */
  private exchange(): string {
    const bought = this.pick(commodities);
    const paid = this.pick(commodities.filter((other) => other !== bought));
    const quantity = this.quantity(this.below(3));
    const price = Decimal.of(BigInt(1 + this.below(5_000)), this.below(4));
    const total = quantity.times(price);
    const cost = this.pick(['', ` @ ${print(price, paid)}`, ` @@ ${print(total.abs(), paid)}`]);
    const first = this.posting(this.pick(accounts), quantity, bought, cost);
    if (cost !== '' && this.chance(0.4)) {
      const account = this.pick(accounts);
      this.add(account, paid, total.negated());
      return `${first}    ${account}\n`;
    }
    const rounded = this.chance(0.4) ? total.rounded(Math.min(total.scale, 2)) : total;
    return first + this.posting(this.pick(accounts), rounded.negated(), paid, '');
  }

  /** Several commodities and one posting for what is left of them; virtual ones beside it. */
  private mixed(): string {
    const account = this.pick(accounts);
    let lines = '';
    for (const commodity of commodities.slice(this.below(3), 4)) {
      const quantity = this.quantity(2);
      lines += this.posting(this.pick(accounts), quantity, commodity, '');
      this.add(account, commodity, quantity.negated());
    }
    const virtual = this.chance(0.5) ? `    (${this.pick(accounts)}:virtual)    ${print(this.quantity(1), 'EUR')}\n` : '';
    return `${lines}    ${account}\n${virtual}`;
  }

  private posting(account: string, quantity: Decimal, commodity: string, cost: string): string {
    const balance = this.add(account, commodity, quantity);
    // Only sums in the order of the file are known here, so that a share of these fails in hledger's order by date.
    const assertion = this.chance(0.08) ? ` = ${print(this.chance(0.9) ? balance : balance.plus(Decimal.one), commodity)}` : '';
    return `    ${this.chance(0.1) ? '* ' : ''}${account}${this.pick(['  ', '    ', '  \t'])}${print(quantity, commodity)}${cost}${assertion}\n`;
  }

  private add(account: string, commodity: string, quantity: Decimal): Decimal {
    const key = `${account}|${commodity}`;
    const sum = (this.balances.get(key) ?? Decimal.zero).plus(quantity);
    this.balances.set(key, sum);
    return sum;
  }

  private quantity(scale: number): Decimal {
    const units = BigInt(1 + this.below(this.chance(0.2) ? 5_000_000 : 20_000));
    return Decimal.of(this.chance(0.3) ? -units : units, scale);
  }
}

function print(quantity: Decimal, commodity: string): string {
  if (commodity === '$') return quantity.sign < 0 ? `-$${quantity.negated()}` : `$${quantity}`;
  return `${quantity} ${commodity}`.trim();
}
