import type { Decimal } from '../ledger/decimal.ts';
import { type ReportWarning, unpricedWarnings, untypedWarnings } from '../ledger/report-warnings.ts';
import type { UnpricedRow, Valuation } from '../ledger/valuation.ts';
import { type LeftOut, oneByCommodity, type Valued } from '../ledger/valued.ts';
import type { Sheet, SheetColumn } from './sheet.ts';

/** The figures of one column as they are printed. Those made of printed ones make equity add up to the last digit. */
export interface PrintedColumn {
  readonly assets: Decimal;
  readonly liabilities: Decimal;
  readonly equity: Decimal;
  readonly recordedEquity: Decimal;
  readonly priorEarnings: Decimal;
  readonly currentEarnings: Decimal;
  readonly currencyTranslation: Decimal;
  readonly remeasurement: Decimal;
  readonly conversionDifference: Decimal;
}

export function printColumn(column: SheetColumn, valuation: Valuation): PrintedColumn {
  const print = (figure: Valued) => valuation.rounded(figure.amount);
  const [assets, liabilities] = [print(column.assets), print(column.liabilities)];
  const equity = assets.minus(liabilities);
  const [recordedEquity, priorEarnings, currentEarnings] = [
    print(column.recordedEquity),
    print(column.priorEarnings),
    print(column.currentEarnings),
  ];
  return {
    assets,
    liabilities,
    equity,
    recordedEquity,
    priorEarnings,
    currentEarnings,
    currencyTranslation: equity.minus(recordedEquity).minus(priorEarnings).minus(currentEarnings),
    remeasurement: valuation.rounded(column.remeasurement),
    conversionDifference: valuation.rounded(column.conversionDifference),
  };
}

/** One row for each currency and column. What assets and liabilities lack goes before the same currency in equity and earnings. */
export function unpricedOf(sheet: Sheet, valuation: Valuation): UnpricedRow[] {
  return sheet.columns.flatMap((column) =>
    valuation.unpriced(oneByCommodity(column.assets.plus(column.liabilities).leftOut, claimsOf(column).leftOut)),
  );
}

export function warningsOf(sheet: Sheet, valuation: Valuation): ReportWarning[] {
  const leftOut: LeftOut[] = sheet.columns.flatMap((column) => [
    ...column.assets.plus(column.liabilities).leftOut,
    ...claimsOf(column).leftOut,
  ]);
  const warnings = [...untypedWarnings(sheet.untyped), ...unpricedWarnings(valuation, leftOut)];
  if (!sheet.columns.some((column) => column.isLopsided)) return warnings;
  const message =
    'Some entries have a rate for one side only. The priced side is counted; the rest stands with the unrealised currency and price differences.';
  return [...warnings, { code: 'UNPRICED_IN_TOTAL', message, account: null }];
}

function claimsOf({ recordedEquity, priorEarnings, currentEarnings }: SheetColumn): Valued {
  return recordedEquity.plus(priorEarnings).plus(currentEarnings);
}
