import type { ExportedAccount, ExportedEntry, ExportedPosting, ExportedPrice } from './book-file.sql.ts';
import { commentLines, descriptionOf, postingComment, printAccount, printSymbol } from './journal-words.ts';

const typeLetters = { ASSET: 'A', CASH: 'C', LIABILITY: 'L', EQUITY: 'E', CONVERSION: 'V', REVENUE: 'R', EXPENSE: 'X' } as const;

/** What stands above the entries: how numbers are written, accounts with what they are, rates. */
export function journalHead(
  bookName: string,
  digits: readonly { readonly symbol: string; readonly digits: number }[],
  accounts: readonly ExportedAccount[],
  prices: readonly ExportedPrice[],
): string {
  const lines = [
    `; ${bookName.replace(/\s+/g, ' ')}, as Farthing has it.`,
    'decimal-mark .',
    '',
    // The mark stands even where no decimals follow it: without one the line would say nothing of them.
    ...digits.map(({ symbol, digits: count }) => `commodity ${`1000.${'0'.repeat(count)} ${printSymbol(symbol)}`.trim()}`),
    '',
    ...accounts.flatMap(accountLine),
    '',
    ...prices.map(({ on, currency, price, in: quote }) => `P ${on} ${printSymbol(currency)} ${price} ${printSymbol(quote)}`.trimEnd()),
    '',
  ];
  return `${lines.join('\n')}\n`;
}

/** Accounts that a file declares or somebody has classified; of the others their entries say all there is. */
function accountLine(account: ExportedAccount): string[] {
  const type = account.chosenType === 'UNTYPED' ? null : (account.chosenType ?? account.declaredType);
  const role = account.chosenRole ?? account.declaredRole;
  if (account.position === null && type === null && role === null) return [];
  const tags = [...(type ? [`type:${typeLetters[type]}`] : []), ...(role ? [`role:${role.toLowerCase().replaceAll('_', '-')}`] : [])];
  return [`account ${printAccount(account.fullName)}${tags.length > 0 ? `  ; ${tags.join(', ')}` : ''}`];
}

/** One entry with its blank line. One that repeats another file's closing state is written as a comment: it is not added up. */
export function journalEntry(entry: ExportedEntry): string {
  const lines = [
    headOf(entry),
    ...commentLines(entry.comment, entry.tags).map((line) => `    ; ${line}`),
    ...entry.postings.flatMap((posting) => postingLines(posting, entry)),
  ];
  return `${(entry.isSetAside ? ['; An opening entry that repeats what other entries add up to:', ...lines.map((line) => `; ${line}`)] : lines).join('\n')}\n\n`;
}

const marks = { UNMARKED: '', PENDING: '! ', CLEARED: '* ' } as const;

function headOf({ date, secondaryDate, status, code, payee, description }: ExportedEntry): string {
  const days = secondaryDate === null ? date : `${date}=${secondaryDate}`;
  const words = descriptionOf(payee, description);
  // An empty code keeps a text that begins with a mark or a bracket from being read as one.
  const shown = code !== null ? `(${code.replace(/[()\s]+/g, ' ').trim()}) ` : /^[(*!=]/.test(words) ? '() ' : '';
  return `${days} ${marks[status]}${shown}${words}`.trimEnd();
}

const brackets = { REAL: ['', ''], BALANCED_VIRTUAL: ['[', ']'], UNBALANCED_VIRTUAL: ['(', ')'] } as const;

function postingLines(posting: ExportedPosting, entry: ExportedEntry): string[] {
  const [open, close] = brackets[posting.kind];
  const mark = posting.status === entry.status ? '' : marks[posting.status];
  const amount = `${posting.amount} ${printSymbol(posting.commodity)}`.trimEnd();
  const price = posting.cost === null ? '' : ` @@ ${`${posting.cost.replace(/^-/, '')} ${printSymbol(posting.costCommodity!)}`.trimEnd()}`;
  const line = `    ${mark}${open}${printAccount(posting.account)}${close}  ${amount}${price}`;
  const own = posting.date === entry.date ? null : posting.date;
  return [line, ...postingComment(posting.comment, posting.tags, own).map((text) => `      ; ${text}`)];
}
