import { SaxesParser } from 'saxes';
import { parsePlainDate } from '../../../ledger/plain-date.ts';
import type { StatedBalance } from '../../bank.ts';
import { parseLooseAmount } from './amount.ts';
import { CamtEntry } from './camt-entry.ts';
import type { StatementDesk } from './desk.ts';
import type { StatementReader } from './reading.ts';

/** Statement, report within a day, notification. */
const statements = ['Stmt', 'Rpt', 'Ntfctn'];
/** As one value may be long, but not without end. */
const valueLengthMax = 20_000;
const depthMax = 60;

interface Head {
  readonly line: number;
  number: string | null;
  currency: string | null;
  opening: StatedBalance | null;
  previous: StatedBalance | null;
  closing: StatedBalance | null;
}

/** CAMT.052, 053 and 054 of every version: what it looks for has kept its place in all of them, or a place below it. */
export class CamtReader implements StatementReader<string> {
  private readonly parser = new SaxesParser({ xmlns: false, position: true });
  private readonly path: string[] = [];
  private value = '';
  private head: Head | null = null;
  private isOpen = false;
  private hasStatements = false;
  private entry: CamtEntry | null = null;
  private balance = new Map<string, string>();
  private isBroken = false;

  constructor(private readonly desk: StatementDesk) {
    this.parser.on('opentag', ({ name, attributes }) => this.start(localName(name), attributes.Ccy ?? null));
    this.parser.on('closetag', ({ name }) => this.finish(localName(name)));
    this.parser.on('text', (text) => this.text(text));
    this.parser.on('cdata', (text) => this.text(text));
    this.parser.on('error', (error) => this.broken(error.message));
  }

  write(text: string): void {
    if (this.isBroken) return;
    this.parser.write(text);
  }

  end(): void {
    if (!this.isBroken) this.parser.close();
    if (this.hasStatements || this.isBroken) return;
    this.fault('NO_STATEMENT', 'This message holds no statement of an account (Stmt, Rpt or Ntfctn).', null);
  }

  private get line(): number {
    return this.parser.line;
  }

  private broken(message: string): void {
    if (this.isBroken) return;
    this.isBroken = true;
    const words = message.replace(/^[^:]*:\d+:\d+: /, '').replace(/\.$/, '');
    this.fault('BAD_XML', `This is no sound XML: ${words}. Download the file again; it may have been cut off or edited.`, null);
  }

  private text(text: string): void {
    if (this.value.length < valueLengthMax) this.value += text.slice(0, valueLengthMax);
  }

  private start(name: string, currency: string | null): void {
    if (this.path.length > depthMax) {
      this.broken('elements lie too deep in one another');
      return;
    }
    this.path.push(name);
    this.value = '';
    if (statements.includes(name)) {
      this.hasStatements = true;
      this.head = { line: this.line, number: null, currency: null, opening: null, previous: null, closing: null };
    } else if (name === 'Ntry' && this.head) {
      this.openStatement();
      this.entry = new CamtEntry(this.line);
    } else if (name === 'Bal') this.balance = new Map();
    if (this.entry) this.entry.start(this.below('Ntry'), currency);
    else if (name === 'Amt' && currency !== null) this.balance.set('Ccy', currency);
  }

  private finish(name: string): void {
    const value = this.value.trim();
    this.value = '';
    if (this.entry) this.entry.value(this.below('Ntry'), value);
    else if (this.head && value !== '') this.headValue(this.head, value);
    this.path.pop();
    if (name === 'Ntry') this.endEntry();
    else if (name === 'Bal') this.endBalance();
    else if (statements.includes(name)) this.endStatement();
  }

  /** The path below the nearest element of this name. */
  private below(name: string): string {
    return this.path.slice(this.path.lastIndexOf(name) + 1).join('/');
  }

  private headValue(head: Head, value: string): void {
    const path = this.path.join('/');
    if (/\/Acct\/Id\/(?:IBAN|Othr\/Id)$/.test(path)) head.number = value.replace(/\s+/g, '');
    else if (/\/Acct\/Ccy$/.test(path)) head.currency = value;
    else if (path.includes('/Bal/')) this.balance.set(this.below('Bal'), value);
  }

  private endBalance(): void {
    const { head, balance } = this;
    const amount = parseLooseAmount(balance.get('Amt') ?? '');
    const on = parsePlainDate((balance.get('Dt/Dt') ?? balance.get('Dt/DtTm') ?? '').slice(0, 10));
    if (!head || !amount || !on) return;
    const code = balance.get('Tp/CdOrPrtry/Cd') ?? balance.get('Tp/CdOrPrtry/Prtry');
    const stated = { amount: balance.get('CdtDbtInd') === 'DBIT' ? amount.negated() : amount, on, currency: balance.get('Ccy') ?? null };
    if (code === 'OPBD') head.opening = stated;
    else if (code === 'PRCD') head.previous = stated;
    else if (code === 'CLBD') head.closing = stated;
  }

  private openStatement(): void {
    if (this.isOpen || !this.head) return;
    const { line, number, opening, previous } = this.head;
    const first = opening ?? previous;
    this.isOpen = true;
    this.head.currency ??= first?.currency ?? null;
    this.desk.open({ line, number, isCard: false, currency: this.head.currency, opening: first });
  }

  private endStatement(): void {
    this.openStatement();
    this.desk.close(this.head?.closing ?? null, this.line);
    this.head = null;
    this.isOpen = false;
  }

  private endEntry(): void {
    const { entry } = this;
    this.entry = null;
    if (!entry) return;
    const found = entry.read();
    if (typeof found === 'string') {
      this.fault('BAD_ENTRY', found, null, entry.line);
      return;
    }
    if (found.status !== 'BOOK') {
      const message = `This entry is not booked yet (${found.status}), so it was left out: it comes again with a later statement.`;
      this.desk.log.warn({ file: this.desk.fileName, line: entry.line }, 'NOT_BOOKED', message, entry.summary);
      return;
    }
    this.desk.line(found.line);
  }

  private fault(code: string, message: string, text: string | null, line = this.line): void {
    this.desk.log.error({ file: this.desk.fileName, line }, code, message, text);
  }
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}
