import type { Table } from '../upload.ts';

/** What a column may hold, in the words of the page. */
export const roles = {
  date: 'the day',
  amount: 'the amount',
  debit: 'money out',
  credit: 'money in',
  sign: 'out or in',
  payee: 'who it is with',
  description: 'words',
  id: 'the bank’s id',
  balance: 'the balance after it',
  currency: 'the currency',
} as const;
export type Role = keyof typeof roles;

/** A mapping while somebody is at it: what each column holds, by its name. */
export type TableDraft = {
  readonly holds: Readonly<Record<string, Role>>;
  readonly dateFormat: string;
  readonly decimalMark: string;
  readonly delimiter: string;
  readonly invert: boolean;
};

const single = (Object.keys(roles) as Role[]).filter((role): role is Exclude<Role, 'description'> => role !== 'description');

/** A mapping, with the columns that it names as the table writes them. */
export function draftOf({ columns, mapping }: Pick<Table, 'columns' | 'mapping'>): TableDraft {
  const holds: Record<string, Role> = {};
  const put = (reference: string | null, role: Role) => {
    const name = reference === null ? null : columnOf(columns, reference);
    if (name != null) holds[name] = role;
  };
  if (mapping) {
    for (const reference of mapping.description) put(reference, 'description');
    for (const role of single) put(mapping[role], role);
  }
  return {
    holds,
    dateFormat: mapping?.dateFormat ?? '',
    decimalMark: mapping?.decimalMark ?? '',
    delimiter: mapping?.delimiter ?? '',
    invert: mapping?.invert ?? false,
  };
}

function columnOf(columns: Table['columns'], reference: string): string | undefined {
  const named =
    columns.find(({ name }) => name === reference) ?? columns.find(({ name }) => name.toLowerCase() === reference.toLowerCase());
  return (named ?? columns[Number(reference) - 1])?.name;
}

/** A column holds something else. Nothing but words is held by two columns, and a form that was found in another column is found anew. */
export function withRole(draft: TableDraft, column: string, role: Role | null): TableDraft {
  const before = draft.holds[column];
  const others = Object.entries(draft.holds).filter(([name, held]) => name !== column && (role === 'description' || held !== role));
  const holds = Object.fromEntries(role === null ? others : [...others, [column, role]]);
  const touched = [before, role];
  return {
    ...draft,
    holds,
    dateFormat: touched.includes('date') ? '' : draft.dateFormat,
    decimalMark: touched.some((one) => one === 'amount' || one === 'debit' || one === 'credit') ? '' : draft.decimalMark,
  };
}

/** What a draft lacks before anything can be read by it; null where it lacks nothing. */
export function lackOf({ holds }: TableDraft): string | null {
  const held = Object.values(holds);
  if (!held.includes('date')) return 'Say which column has the day.';
  const hasAmount = held.includes('amount') || held.includes('debit') || held.includes('credit');
  return hasAmount ? null : 'Say which column has the amount, or which have money out and in.';
}

/** The draft as POST /imports takes it. Words stand in the order of the table. */
export function pairsOf(draft: TableDraft, columns: Table['columns']): [name: string, value: string][] {
  const pairs: [string, string][] = columns.flatMap(({ name }) => {
    const role = draft.holds[name];
    return role ? [[`csv.${role}`, name]] : [];
  });
  const { dateFormat, decimalMark, delimiter, invert } = draft;
  const forms = { dateFormat, decimalMark, delimiter: delimiter === '\t' ? 'tab' : delimiter, invert: invert ? 'true' : '' };
  for (const [name, value] of Object.entries(forms)) if (value !== '') pairs.push([`csv.${name}`, value]);
  return pairs;
}
