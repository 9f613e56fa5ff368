import { Decimal } from '../../../ledger/decimal.ts';

/** What Ledger has learnt of a commodity from the amounts and directives read so far. */
export interface Commodity {
  readonly symbol: string;
  /** The decimals to which sums must come to zero. */
  precision: number;
  hasDecimalComma: boolean;
  /** Set by a `format`: amounts no longer change the rest. */
  isFixed: boolean;
}

interface Conversion {
  readonly smaller: string;
  readonly factor: Decimal;
}

/** Ledger's pool of commodities; its units of time are there from the start. */
export class Commodities {
  decimalCommaByDefault = false;
  private readonly bySymbol = new Map<string, Commodity>();
  private readonly aliases = new Map<string, string>();
  private readonly conversions = new Map<string, Conversion>([
    ['m', { smaller: 's', factor: Decimal.of(60n) }],
    ['h', { smaller: 'm', factor: Decimal.of(60n) }],
  ]);

  find(written: string): Commodity {
    const symbol = this.aliases.get(written) ?? written;
    const known = this.bySymbol.get(symbol);
    if (known) return known;
    const commodity = { symbol, precision: 0, hasDecimalComma: false, isFixed: false };
    this.bySymbol.set(symbol, commodity);
    return commodity;
  }

  precisionOf(symbol: string): number {
    return this.bySymbol.get(symbol)?.precision ?? 0;
  }

  alias(alias: string, symbol: string): void {
    this.aliases.set(alias, symbol);
  }

  convert(larger: string, conversion: Conversion): void {
    this.conversions.set(larger, conversion);
  }

  /** In the smallest unit that it converts to: 2 h is 7200 s. Ledger books in these. */
  reduced(amount: { readonly quantity: Decimal; readonly commodity: string }): { quantity: Decimal; commodity: string } {
    let { quantity, commodity } = amount;
    for (let step = 0; step < 16; step += 1) {
      const conversion = this.conversions.get(commodity);
      if (!conversion) break;
      quantity = quantity.times(conversion.factor);
      commodity = conversion.smaller;
    }
    return { quantity, commodity };
  }
}
