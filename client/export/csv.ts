/** A table as it leaves the dashboard: plain decimals, ISO dates, full account names. */
export type CsvTable = { head: readonly string[]; rows: readonly (readonly (string | null)[])[] };

const needsQuotes = /[",\r\n]|^\s|\s$/;
/** A spreadsheet would run these as a formula; a number is none. */
const looksLikeFormula = /^[=+@\t\r]|^-(?![\d.])/;

function cellOf(value: string | null): string {
  if (value === null) return '';
  const safe = looksLikeFormula.test(value) ? `'${value}` : value;
  return needsQuotes.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** RFC 4180: commas, CRLF, quotes where they are needed. */
export function csvOf({ head, rows }: CsvTable): string {
  return [head, ...rows].map((row) => `${row.map(cellOf).join(',')}\r\n`).join('');
}

/** Gives a file to the reader. */
export function saveFile(name: string, content: string, type = 'text/csv;charset=utf-8'): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
