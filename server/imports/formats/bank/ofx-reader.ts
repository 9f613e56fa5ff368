import type { Decimal } from '../../../ledger/decimal.ts';
import { type PlainDate, plainDateOf } from '../../../ledger/plain-date.ts';
import { parseLooseAmount } from './amount.ts';
import type { StatementDesk } from './desk.ts';
import type { StatementReader } from './reading.ts';
import { oneLine, soundId } from './statement.ts';
import { type TagEvent, TagStream } from './tags.ts';

const statements = /^(?:CC|INV)?STMTRS$/;
const ownAccount = /^(?:BANK|CC|INV)ACCTFROM$/;
const otherAccount = /^(?:BANK|CC|INV)ACCTTO$/;
const investment =
  /^(?:(?:BUY|SELL)(?:DEBT|MF|OPT|OTHER|STOCK)|INCOME|REINVEST|TRANSFER|JRNLFUND|JRNLSEC|INVEXPENSE|MARGININTEREST|RETOFCAP|SPLIT|CLOSUREOPT)$/;

/** What stands in the aggregate under way, by tag. */
type Fields = Map<string, string>;

/** OFX and QFX of every version: statements of banks, cards and the cash of brokers. */
export class OfxReader implements StatementReader<string> {
  private readonly tags = new TagStream((event) => this.tag(event));
  private head: { line: number; isCard: boolean; currency: string | null; number: string | null } | null = null;
  private isOpen = false;
  private hasStatements = false;
  private entry: { line: number; fields: Fields } | null = null;
  private inside: 'own' | 'other' | 'currency' | 'original' | null = null;
  private closing: { amount: Decimal; on: PlainDate } | null = null;
  private balance: Fields | null = null;
  private lastLine = 1;

  constructor(private readonly desk: StatementDesk) {}

  write(text: string): void {
    this.tags.write(text);
  }

  end(): void {
    this.tags.end();
    this.endEntry();
    this.endStatement();
    if (this.hasStatements) return;
    const message = 'This OFX file holds no statement of an account. Download the statement of an account, not its list or a message.';
    this.desk.log.error({ file: this.desk.fileName, line: 1 }, 'NO_STATEMENT', message, null);
  }

  private tag(event: TagEvent): void {
    const { name, isEnd, text, line } = event;
    this.lastLine = line;
    if (isEnd) {
      this.endOf(name);
      return;
    }
    if (statements.test(name)) {
      this.startStatement(name, line);
      return;
    }
    if (!this.head) return;
    if (name === 'STMTTRN') {
      this.startEntry(line);
      return;
    }
    if (name === 'LEDGERBAL') {
      this.balance = new Map();
    } else if (ownAccount.test(name)) this.inside = 'own';
    else if (otherAccount.test(name)) this.inside = 'other';
    else if (name === 'CURRENCY' && text === '') this.inside = 'currency';
    else if (name === 'ORIGCURRENCY' && text === '') this.inside = 'original';
    else if (investment.test(name) && text === '') this.leaveOut(name, line);
    else if (text !== '') this.value(name, text);
  }

  private value(name: string, text: string): void {
    if (name === 'ACCTID' && this.inside === 'own' && this.head) this.head.number = text.replace(/\s+/g, '');
    else if (name === 'CURDEF' && this.head) this.head.currency = text;
    else if (this.balance) this.balance.set(name, text);
    else if (this.entry && this.inside !== 'other' && this.inside !== 'original' && !this.entry.fields.has(name))
      this.entry.fields.set(name, text);
  }

  private endOf(name: string): void {
    if (name === 'STMTTRN') this.endEntry();
    else if (name === 'LEDGERBAL') this.endBalance();
    else if (ownAccount.test(name) || otherAccount.test(name) || name === 'CURRENCY' || name === 'ORIGCURRENCY') this.inside = null;
    else if (name === 'BANKTRANLIST' || name === 'INVTRANLIST') this.endEntry();
    else if (statements.test(name)) {
      this.endEntry();
      this.endStatement();
    }
  }

  private startStatement(name: string, line: number): void {
    this.endEntry();
    this.endStatement();
    this.hasStatements = true;
    this.head = { line, isCard: name.startsWith('CC'), currency: null, number: null };
  }

  private startEntry(line: number): void {
    this.endEntry();
    this.openStatement();
    this.inside = null;
    this.entry = { line, fields: new Map() };
  }

  private openStatement(): void {
    if (this.isOpen || !this.head) return;
    this.isOpen = true;
    this.desk.open({ ...this.head, opening: null });
  }

  private endBalance(): void {
    const amount = parseLooseAmount(this.balance?.get('BALAMT') ?? '');
    const on = dateOf(this.balance?.get('DTASOF') ?? '');
    this.balance = null;
    if (amount && on) this.closing = { amount, on };
  }

  private endStatement(): void {
    if (!this.head) return;
    if (this.balance) this.endBalance();
    this.openStatement();
    this.desk.close(this.closing && { ...this.closing, currency: null }, this.lastLine);
    this.head = null;
    this.isOpen = false;
    this.closing = null;
  }

  private endEntry(): void {
    const { entry } = this;
    if (!entry) return;
    this.entry = null;
    const { line, fields } = entry;
    const text = (name: string) => oneLine(fields.get(name) ?? '');
    const date = dateOf(text('DTPOSTED'));
    const amount = parseLooseAmount(text('TRNAMT'));
    const payee = text('NAME') || null;
    const memo = text('MEMO');
    if (!date) {
      this.fault(line, 'BAD_DATE', 'The day of this line (DTPOSTED) is missing or none: expected YYYYMMDD.', text('DTPOSTED'));
      return;
    }
    if (!amount) {
      this.fault(line, 'BAD_AMOUNT', 'The amount of this line (TRNAMT) is missing or no number.', text('TRNAMT'));
      return;
    }
    this.desk.line({
      line,
      date,
      valueDate: null,
      amount,
      currency: fields.get('CURSYM') ?? null,
      id: soundId(fields.get('FITID')),
      payee,
      text: memo === payee ? '' : memo,
      code: soundId(fields.get('CHECKNUM')),
      balance: null,
    });
  }

  private leaveOut(name: string, line: number): void {
    const message = `A securities transaction (${name}) is no movement of money alone; it was left out. Enter it by hand.`;
    this.desk.log.warn({ file: this.desk.fileName, line }, 'SECURITY_LEFT_OUT', message, null);
  }

  private fault(line: number, code: string, message: string, text: string): void {
    this.desk.log.error({ file: this.desk.fileName, line }, code, message, text || null);
  }
}

/** `20120720000000.000[-4:EDT]`: the bank's own day, whatever the hour and zone. */
function dateOf(text: string): PlainDate | null {
  const match = /^(\d{4})-?(\d{2})-?(\d{2})/.exec(text);
  return match && plainDateOf(Number(match[1]), Number(match[2]), Number(match[3]));
}
