import { dayComesFirst } from './dates.ts';

/** Distinct dates and accounts that are looked at: far more than tell. */
const surveyMax = 10_000;

/** What a file of Quicken has to say as a whole before its first record can be understood. */
export interface QifSurvey {
  /** True where days stand before months. */
  readonly isDayFirst: boolean;
  readonly isOrderSure: boolean;
  /** Names of accounts that are owed, not owned: transfers to them may come before their own sections do. */
  readonly owed: ReadonlySet<string>;
}

/** Types of accounts and of their sections: cards and other debts are owed. */
export function isOwedType(type: string | undefined): boolean {
  return /^(?:ccard|oth l)$/i.test(type?.trim() ?? '');
}

/** The account that a first record names where no `!Account` does: Quicken opens each with a transfer from itself. */
export function openedAccount(fields: ReadonlyMap<string, string>): string | null {
  if (!/^opening balance$/i.test(fields.get('P') ?? '')) return null;
  return /^\[(.+)\]/.exec(fields.get('L') ?? '')?.[1] ?? null;
}

/** Reads lines for the sake of a survey only; the format leaves the order of dates to the country. */
export class QifSurveyor {
  private readonly dates = new Set<string>();
  private readonly types = new Map<string, string>();
  private header = '';
  private named: string | null = null;
  private isFirst = false;
  private fields = new Map<string, string>();

  line(line: string): void {
    const text = line.replace(/^\ufeff/, '').trim();
    const code = text[0] ?? '';
    if (code === '!') this.head(text.slice(1).trim());
    else if (code === '^') this.record();
    else if (/[NTPL]/.test(code) && !this.fields.has(code)) this.fields.set(code, text.slice(1).trim());
    else if (/^D\s*\d/.test(text) && this.dates.size < surveyMax) this.dates.add(text.slice(1));
  }

  survey(): QifSurvey {
    // Dates with dots or years in front say their order by themselves.
    const dates = [...this.dates].map(withSlashes).filter((date) => /^\d{1,2}[-/]/.test(date));
    const order = dayComesFirst(dates);
    const isOpen = dates.some((date) => /^(\d+)[-/](?!\1[-/])/.test(date));
    const owed = [...this.types].filter(([, type]) => isOwedType(type)).map(([name]) => name);
    return { isDayFirst: order ?? false, isOrderSure: order !== null || !isOpen, owed: new Set(owed) };
  }

  private head(text: string): void {
    this.fields.clear();
    if (/^(?:Option|Clear)/i.test(text)) return;
    this.header = text;
    this.isFirst = true;
    if (this.sectionType && this.named !== null) this.learn(this.named, this.sectionType);
  }

  private record(): void {
    const { fields } = this;
    if (/^Account/i.test(this.header)) {
      this.named = fields.get('N') ?? null;
      if (this.named !== null && fields.get('T')) this.learn(this.named, fields.get('T')!);
    } else if (this.isFirst && this.sectionType && this.named === null) {
      const opened = openedAccount(fields);
      if (opened !== null) this.learn(opened, this.sectionType);
    }
    this.isFirst = false;
    fields.clear();
  }

  private get sectionType(): string | undefined {
    return /^Type:\s*(bank|cash|ccard|oth a|oth l)\s*$/i.exec(this.header)?.[1];
  }

  /** The account's own type stands before that of its section. */
  private learn(name: string, type: string): void {
    if (!this.types.has(name) && this.types.size < surveyMax) this.types.set(name, type);
  }
}

/** `1/ 5' 6` as `1/5/06`. */
function withSlashes(date: string): string {
  return date
    .replace(/\s/g, '')
    .replace(/'(\d)$/, "'0$1")
    .replaceAll("'", '/');
}
