import { Decimal } from '../../../ledger/decimal.ts';
import type { Commodities } from './commodities.ts';

/** Zero to Ledger: rounds to it (half to even) at the precision that the commodity has so far. */
export function looksZero(quantity: Decimal, commodity: string, commodities: Commodities): boolean {
  if (commodity === '') return quantity.isZero;
  const precision = commodities.precisionOf(commodity);
  return quantity.scale <= precision ? quantity.isZero : quantity.abs().compare(Decimal.of(5n, precision + 1)) <= 0;
}
