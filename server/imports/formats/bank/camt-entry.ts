import { Decimal } from '../../../ledger/decimal.ts';
import { parsePlainDate } from '../../../ledger/plain-date.ts';
import { parseLooseAmount } from './amount.ts';
import { type BankLine, type LinePart, oneLine, soundId } from './statement.ts';

const partsMax = 100;
const wordsMax = 50;

/** One payment of a booking: a booking of many has one of these for each. */
interface Detail {
  readonly values: Map<string, string>;
  readonly words: string[];
  amount: Decimal | null;
}

/** The values of one Ntry, gathered by their paths below it. */
export class CamtEntry {
  private readonly values = new Map<string, string>();
  private readonly details: Detail[] = [];
  private currency: string | null = null;

  constructor(readonly line: number) {}

  start(path: string, currency: string | null): void {
    if (path === 'NtryDtls/TxDtls' && this.details.length < partsMax) this.details.push({ values: new Map(), words: [], amount: null });
    if (path === 'Amt') this.currency = currency;
  }

  value(path: string, value: string): void {
    if (value === '') return;
    if (!path.startsWith('NtryDtls/TxDtls/')) {
      if (!this.values.has(path)) this.values.set(path, value);
      return;
    }
    const detail = this.details.at(-1);
    const below = path.slice('NtryDtls/TxDtls/'.length);
    if (!detail) return;
    if (below === 'RmtInf/Ustrd') {
      if (detail.words.length < wordsMax) detail.words.push(value);
    } else if (below === 'Amt' || (below === 'AmtDtls/TxAmt/Amt' && detail.amount === null)) detail.amount = parseLooseAmount(value);
    else if (!detail.values.has(below)) detail.values.set(below, value);
  }

  /** For a problem's text. */
  get summary(): string {
    return [this.values.get('BookgDt/Dt'), this.values.get('Amt'), this.values.get('AddtlNtryInf')].filter(Boolean).join(' ');
  }

  /** What it comes to, or what is wrong with it. */
  read(): { status: string; line: BankLine } | string {
    const { values } = this;
    const amount = parseLooseAmount(values.get('Amt') ?? '');
    const direction = values.get('CdtDbtInd');
    const booked = dateOf(values, 'BookgDt') ?? dateOf(values, 'ValDt');
    if (!amount) return 'The amount (Amt) of this entry is missing or no number.';
    if (direction !== 'CRDT' && direction !== 'DBIT') return 'This entry does not say whether it is a credit or a debit (CdtDbtInd).';
    if (!booked) return 'This entry has neither a booking day (BookgDt) nor a value day (ValDt).';
    const isOut = direction === 'DBIT';
    const status = values.get('Sts/Cd') ?? values.get('Sts/Prtry') ?? values.get('Sts') ?? 'BOOK';
    const parts = this.partsOf(amount, isOut);
    const only = this.details.length === 1 ? this.details[0]! : null;
    const line: BankLine = {
      line: this.line,
      date: booked,
      valueDate: dateOf(values, 'ValDt'),
      amount: isOut ? amount.negated() : amount,
      currency: this.currency,
      id: soundId(values.get('AcctSvcrRef')) ?? soundId(only?.values.get('Refs/AcctSvcrRef')) ?? soundId(values.get('NtryRef')),
      payee: only && partyOf(only, isOut),
      text: (only && wordsOf(only)) || oneLine(values.get('AddtlNtryInf') ?? '') || batchOf(this.details),
      code: only && (soundId(only.values.get('Refs/EndToEndId')) ?? soundId(only.values.get('Refs/ChqNb'))),
      balance: null,
      ...(parts && { parts }),
    };
    return { status: status === 'BOOKED' ? 'BOOK' : status, line };
  }

  /** A booking of several payments is parted where the file states them all. */
  private partsOf(total: Decimal, isOut: boolean): LinePart[] | null {
    if (this.details.length < 2 || this.details.length >= partsMax) return null;
    const amounts = this.details.map(({ amount }) => amount);
    if (amounts.some((amount) => amount === null)) return null;
    const known = amounts as Decimal[];
    if (!Decimal.sum(known).equals(total)) return null;
    return this.details.map((detail, index) => ({
      account: null,
      amount: isOut ? known[index]!.negated() : known[index]!,
      comment: [partyOf(detail, isOut), wordsOf(detail)].filter(Boolean).join(', ') || null,
    }));
  }
}

function dateOf(values: ReadonlyMap<string, string>, name: string) {
  return parsePlainDate((values.get(`${name}/Dt`) ?? values.get(`${name}/DtTm`) ?? '').slice(0, 10));
}

/** Who the money went to or came from; version 8 puts the name one element deeper. */
function partyOf({ values }: Detail, isOut: boolean): string | null {
  const roles = isOut ? ['Cdtr', 'UltmtCdtr', 'Dbtr'] : ['Dbtr', 'UltmtDbtr', 'Cdtr'];
  for (const role of roles) {
    const name = values.get(`RltdPties/${role}/Nm`) ?? values.get(`RltdPties/${role}/Pty/Nm`);
    if (name) return oneLine(name);
  }
  return null;
}

function wordsOf({ values, words }: Detail): string {
  const structured = values.get('RmtInf/Strd/CdtrRefInf/Ref');
  return oneLine(words.join(' ') || structured || (values.get('AddtlTxInf') ?? ''));
}

function batchOf(details: readonly Detail[]): string {
  return details.length > 1 ? `${details.length} payments` : '';
}
