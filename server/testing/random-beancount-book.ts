/** A small book drawn from a seed: lots bought and sold, conversions, gaps, pads. Many are sound, some are not. */
export function randomBook(seed: number): string {
  return new BookWriter(seed).write();
}

const methods = ['STRICT', 'FIFO', 'LIFO', 'NONE'];
const stocks = ['HOOL', 'ACME', 'VT'];

class BookWriter {
  private readonly lines: string[] = [];
  private state: number;

  constructor(private readonly seed: number) {
    this.state = seed * 2654435761;
  }

  write(): string {
    this.lines.push('option "operating_currency" "USD"');
    if (this.seed % 4 === 0) this.lines.push('option "infer_tolerance_from_cost" "TRUE"');
    if (this.seed % 5 === 0) this.lines.push('option "inferred_tolerance_default" "*:0.01"');
    if (this.seed % 7 === 0) this.lines.push('option "inferred_tolerance_multiplier" "1.1"');
    if (this.seed % 3 === 0) this.lines.push('plugin "beancount.plugins.implicit_prices"');
    for (const account of [
      'Assets:Cash',
      'Assets:Euro',
      'Income:Gains',
      'Income:Salary',
      'Expenses:Food',
      'Expenses:Fees',
      'Equity:Opening',
    ]) {
      this.lines.push(`2019-01-01 open ${account}`);
    }
    this.lines.push(`2019-01-01 open Assets:Broker "${this.pick(methods)}"`);
    const entries = 3 + (this.seed % 12);
    for (let count = 0; count < entries; count += 1) this.lines.push('', ...this.entry(count));
    return `${this.lines.join('\n')}\n`;
  }

  private entry(count: number): string[] {
    const date = `2020-${String(1 + Math.floor(count / 2)).padStart(2, '0')}-${String(1 + this.below(28)).padStart(2, '0')}`;
    const head = `${date} * "entry ${count}"`;
    const draw = this.below(14);
    if (draw < 4 || count < 3) return [head, ...this.purchase(date)];
    if (draw < 8) return [head, ...this.sale()];
    if (draw < 10) return [head, ...this.conversion()];
    if (draw === 10) return [`${date} pad Assets:Cash Equity:Opening`, '', `2020-12-${10 + count} balance Assets:Cash ${this.money()} USD`];
    if (draw === 11) return [`${date} price ${this.pick(stocks)} ${this.money()} USD`];
    return [head, ...this.purchaseOfFood()];
  }

  private purchase(date: string): string[] {
    const [stock, units, price] = [this.pick(stocks), this.units(), this.money()];
    const cash = `  Assets:Cash  -${this.product(units, price)} USD`;
    const opened = (cost: string) => `  Assets:Broker  ${units} ${stock} ${cost}`;
    return this.pick([
      [opened(`{${price} USD}`), '  Assets:Cash'],
      [opened(`{${price} USD, ${date}}`), '  Assets:Cash'],
      [opened(`{${price} USD, "lot-${this.below(3)}"}`), '  Assets:Cash'],
      [opened(`{{${this.money()} USD}}`), '  Assets:Cash'],
      [opened(`{${price} # 9.95 USD}`), '  Assets:Cash'],
      [opened('{}'), '  Assets:Cash  -1234.56 USD'],
      [opened('{USD}'), '  Expenses:Fees  9.95 USD', '  Assets:Cash  -1234.56 USD'],
      [opened(`{${price} # USD}`), '  Assets:Cash  -123456.78 USD'],
      [opened('{# 10 USD}'), '  Assets:Cash  -1234.56 USD'],
      [opened(`{${price} USD}`), cash],
      [`  Assets:Broker  ${stock} {${price} USD}`, '  Assets:Cash  -1000.00 USD'],
    ]);
  }

  private sale(): string[] {
    const [stock, units, price] = [this.pick(stocks), this.units(), this.money()];
    const cash = `  Assets:Cash  ${this.product(units, price)} USD`;
    const sold = (cost: string) => `  Assets:Broker  -${units} ${stock} ${cost}`;
    return this.pick([
      [sold('{}'), cash, '  Income:Gains'],
      [sold(`{} @ ${price} USD`), cash, '  Income:Gains'],
      [sold(`{USD} @@ ${price} USD`), '  Expenses:Fees  5.00 USD', cash, '  Income:Gains'],
      [sold('{2020-01-05}'), cash, '  Income:Gains'],
      [sold(`{"lot-${this.below(3)}"}`), cash, '  Income:Gains'],
      [sold(`{${price} USD}`), cash, '  Income:Gains'],
      [sold('{}'), sold('{}'), '  Income:Gains', cash],
      [`  Assets:Broker  -1 ${stock} {}`, '  Assets:Cash'],
    ]);
  }

  private conversion(): string[] {
    const [euros, rate] = [this.money(), `1.${10 + this.below(89)}`];
    return this.pick([
      [`  Assets:Euro  ${euros} EUR @ ${rate} USD`, '  Assets:Cash'],
      [`  Assets:Euro  ${euros} EUR @@ ${this.money()} USD`, '  Assets:Cash'],
      [`  Assets:Euro  ${euros} EUR @ USD`, '  Assets:Cash  -100.00 USD'],
      [`  Assets:Euro  ${euros} EUR @`, '  Assets:Cash  -100.00 USD'],
      [`  Assets:Euro  EUR @ ${rate} USD`, '  Assets:Cash  -100.00 USD'],
      [`  Assets:Euro  -${euros} EUR @ ${rate} USD`, '  Expenses:Fees  1.50 EUR', '  Income:Gains  10 USD', '  Assets:Cash'],
    ]);
  }

  private purchaseOfFood(): string[] {
    const money = this.money();
    return this.pick([
      [`  Expenses:Food  ${money} USD`, '  Assets:Cash'],
      [`  Expenses:Food  ${money} USD`, '  Assets:Cash  USD'],
      [`  Expenses:Food  ${money}`, `  Assets:Cash  -${money} USD`],
      [`  Expenses:Food  (${money} + 2.50) / 3 USD`, `  Expenses:Fees  ${money} EUR`, '  Assets:Cash'],
      [`  Expenses:Food  ${money} USD`, `  Assets:Cash  -${money}1 USD`],
      [`  Expenses:Food  ${money} USD`, `  Assets:Cash  -${money.slice(0, -1)}9 USD`],
      ['  Expenses:Food  0 USD', '  Assets:Cash'],
    ]);
  }

  private money(): string {
    return `${1 + this.below(900)}.${String(this.below(100)).padStart(2, '0')}`;
  }

  private units(): string {
    return this.pick(['1', '3', '7', '10', '2.5', '1.3333', '12.345']);
  }

  /** To cents, as a broker would print it. */
  private product(units: string, price: string): string {
    const [u, p] = [Number(units.replace('.', '')), Number(price.replace('.', ''))];
    const digits = String(Math.round((u * p) / 10 ** (units.split('.')[1]?.length ?? 0))).padStart(3, '0');
    return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
  }

  private pick<T>(choices: readonly T[]): T {
    return choices[this.below(choices.length)]!;
  }

  /** A whole number from 0 to below `limit` (mulberry32). */
  private below(limit: number): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  }
}
