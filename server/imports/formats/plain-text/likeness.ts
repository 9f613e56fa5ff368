/**
 * Tells journals by their text. hledger's and Ledger's languages overlap widely, so each looks for what only the
 * other has; what both can read counts for hledger, whose rules for such files are the stricter.
 */
interface Signs {
  readonly entries: number;
  /** Postings to accounts that Beancount would refuse. */
  readonly smallAccounts: number;
  readonly directives: number;
  readonly hledger: number;
  readonly ledger: number;
  readonly beancount: number;
  readonly isText: boolean;
}

const entryLine = /^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:=\S+)?(?:\s|$)|^\d{1,2}[-/.]\d{1,2}(?:=\S+)?\s/;
// The word alone would not do: others open accounts in their descriptions, and put a payee in quotes.
const beancountLine =
  /^\d{4}[-/]\d{1,2}[-/]\d{1,2}\s+(?:(?:open|close|pad|balance|note|document)\s+[\p{Lu}\p{Lo}][^\s:]*:\S|(?:price|commodity)\s+[A-Z]|(?:event|query|custom)\s+"|(?:txn|[*!])\s+"[^"]*(?:"(?!\s*\|)|$))|^(?:option|plugin|include)\s+"|^(?:push|pop)tag\s+#/u;
/** A posting to an account that begins with a small letter. */
const smallAccount = /^[ \t]+(?:[*!] )?[a-z][\w -]*:[a-z]/;
const sharedDirective = /^(?:account|alias|commodity|include|apply account|end apply account|end aliases|payee|tag|comment|P|D|Y|N|C)\b/;
const hledgerOnly = /^decimal-mark\s|^account .*;.*\btype:|^\s+\S.*\s==?\*|^\s+\S.*\s==\s|^~ .*(?:from|every)|^\s.*\d[eE][+-]?\d/;
const ledgerOnly =
  /^(?:apply (?:tag|year|fixed|rate)|end apply (?:tag|year|fixed|rate)|year \d|bucket\s|A\s+\S+:|define\s|def\s|assert\s|check\s|expr\s|eval\s|value\s|test\b|--\S+|= *\/|= *expr\b|\|)|^\s+(?:format|nomarket|default|alias|note|assert|check)\b.*$(?<=^\s+(?:nomarket|default|alias .*|note .*|assert .*|check .*))|^[ \t]+(?![;\s])[^;]*\S\t[-$€£\d]|^\s+\S.*(?: {2}|\t)\(\s*-?[$€£\d]|^\s+;\s*:\S+:\s*$|^\s+<[^>]+>\s/;

/** 0 to 1: how surely hledger reads this. */
export function hledgerLikeness(head: string, fileName: string): number {
  const signs = signsIn(head);
  return likeness(
    signs,
    signs.ledger > 0 && signs.hledger === 0 ? -0.25 : signs.hledger > 0 ? 0.1 : 0.02,
    /\.(?:hledger|j|journal)$/i.test(fileName),
  );
}

/** 0 to 1: how surely Ledger reads this. */
export function ledgerLikeness(head: string, fileName: string): number {
  const signs = signsIn(head);
  return likeness(
    signs,
    signs.ledger > 0 && signs.hledger === 0 ? 0.1 : signs.hledger > 0 ? -0.25 : 0,
    /\.(?:ledger|ldg|lgr|dat)$/i.test(fileName),
  );
}

/** 0 to 1: how surely Beancount reads this. */
export function beancountLikeness(head: string, fileName: string): number {
  const isNamedSo = /\.(?:beancount|bean)$/i.test(fileName);
  const signs = signsIn(head);
  if (!isBeancount(signs)) return isNamedSo ? 0.5 : 0;
  return isNamedSo ? 1 : Math.min(0.95, 0.75 + signs.beancount / 20); // not money: how likely
}

/** One language's mistake may look like the other's sentence, so the more frequent sort of line decides. */
function isBeancount({ beancount, entries, smallAccounts }: Signs): boolean {
  return beancount > 0 && beancount >= entries + smallAccounts;
}

function likeness(signs: Signs, leaning: number, isNamedSo: boolean): number {
  const { entries, directives, isText } = signs;
  if (isBeancount(signs) || !isText) return 0;
  // A file that names itself a journal is read as one, so that its problems are told line by line.
  if (entries + directives === 0) return isNamedSo ? 0.31 : 0;
  const base = entries > 0 ? 0.8 : 0.4;
  return Math.min(1, base + leaning + (isNamedSo ? 0.08 : 0));
}

function signsIn(head: string): Signs {
  const signs = { entries: 0, smallAccounts: 0, directives: 0, hledger: 0, ledger: 0, beancount: 0, isText: !head.includes('\0') };
  if (!signs.isText) return signs;
  const lines = head.replace(/^\ufeff/, '').split(/\r?\n/);
  for (const [index, line] of lines.entries()) {
    if (line.length > 4_096) continue;
    if (beancountLine.test(line)) signs.beancount += 1;
    else if (entryLine.test(line) && isEntry(lines, index)) signs.entries += 1;
    else if (sharedDirective.test(line)) signs.directives += 1;
    if (smallAccount.test(line)) signs.smallAccounts += 1;
    if (hledgerOnly.test(line)) signs.hledger += 1;
    if (ledgerOnly.test(line)) signs.ledger += 1;
  }
  return signs;
}

/** A date in the first column begins an entry where an indented line follows, or nothing that a table would have. */
function isEntry(lines: readonly string[], index: number): boolean {
  const next = lines[index + 1];
  if (next !== undefined && /^[ \t]+\S/.test(next)) return true;
  return !/^\S+\s*[,;\t]/.test(lines[index]!) && (next === undefined || next.trim() === '');
}
