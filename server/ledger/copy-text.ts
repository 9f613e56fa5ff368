/** What one column of a copied row may hold; numbers are whole. */
export type CopyField = string | number | null;

/** One row in PostgreSQL's text format of COPY, its end included. */
export function copyLine(fields: readonly CopyField[]): string {
  let line = fieldText(fields[0]!);
  for (let index = 1; index < fields.length; index += 1) line += `\t${fieldText(fields[index]!)}`;
  return `${line}\n`;
}

function fieldText(field: CopyField): string {
  if (field === null) return '\\N';
  if (typeof field === 'number') return String(field);
  return special.test(field) ? field.replace(everySpecial, (character) => escapes[character]!) : field;
}

/** What would end a field or a row, or begin an escape. A backslash before any other character is dropped by COPY. */
const special = /[\\\t\n\r]/;
const everySpecial = new RegExp(special, 'g');
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
