/** Signs that stand for one currency only; a dollar may be of many countries. */
const currencyOfSign: Readonly<Record<string, string>> = { '€': 'EUR', '£': 'GBP', '₹': 'INR', '₪': 'ILS', '₺': 'TRY', '₴': 'UAH' };

const codes: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/** `Amount (GBP)`, `Betrag (€)`, `Betrag CHF`: the currency that a heading names; null where it names none. */
export function currencyInHeading(heading: string): string | null {
  const sign = /\p{Sc}/u.exec(heading)?.[0];
  if (sign !== undefined) return currencyOfSign[sign] ?? null;
  const code = /(?:[([]\s*|\s)([A-Z]{3})\s*[)\]]?\s*$/.exec(heading)?.[1];
  return code !== undefined && codes.has(code) ? code : null;
}

/** What amounts are in that name no currency of their own: that of their column's heading, or the only one of the currencies' column. */
export function statementCurrency(headings: readonly string[], currencies: readonly string[]): string | null {
  const distinct = new Set(currencies);
  if (distinct.size === 1) return currencies[0]!;
  if (distinct.size > 1) return null;
  return headings.map(currencyInHeading).find((found) => found !== null) ?? null;
}
