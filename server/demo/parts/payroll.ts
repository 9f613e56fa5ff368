import { addMonths } from '../../ledger/plain-date.ts';
import { businessDayFrom, businessDayUntil, type DemoMonth, dayIn, months } from '../calendar.ts';
import { type Department, departments } from '../chart.ts';
import { type Cents, type EntryBook, portion, whole } from '../entry-book.ts';
import type { Random } from '../random.ts';

interface Employee {
  readonly department: Department;
  readonly yearlyCents: Cents;
  /** Index of the first month paid. */
  readonly from: number;
  /** Index of the first month not paid any more; null while employed. */
  readonly until: number | null;
}

const layoffMonth = 19; // May 2025: the outbound team of eight
const severanceWeeks = 10;

/** Who was there on the first day, and who came later: month index and department. */
const founders: Readonly<Record<Department, number>> = {
  engineering: 5,
  product: 2,
  sales: 2,
  marketing: 1,
  'customer success': 2,
  administration: 2,
};
const joiners: readonly (readonly [monthIndex: number, department: Department, leavesInLayoff?: boolean])[] = [
  [1, 'engineering'], [2, 'sales'], [3, 'engineering'], [3, 'customer success'], [4, 'product'], [5, 'engineering'], [6, 'marketing'],
  [6, 'sales', true], [7, 'engineering'], [8, 'engineering'], [9, 'sales', true], [9, 'customer success'], [10, 'sales', true],
  [10, 'engineering'], [11, 'product'], [11, 'marketing', true], [12, 'sales', true], [12, 'engineering'], [13, 'sales', true],
  [14, 'marketing', true], [14, 'engineering'], [15, 'product', true], [16, 'customer success'], [17, 'administration'], [28, 'engineering'],
]; // biome-ignore format: a table

const salaryRange: Readonly<Record<Department, readonly [number, number]>> = {
  engineering: [92, 122],
  product: [88, 114],
  sales: [62, 84],
  marketing: [62, 82],
  'customer success': [52, 68],
  administration: [66, 112],
};

/** Semi-monthly payroll: gross by department, what is withheld and owed on, net pay out of the payroll account. */
export function bookPayroll(book: EntryBook, random: Random): number[] {
  const employees = hire(random.stream('employees'));
  for (const month of months) {
    const present = employees.filter((employee) => isEmployed(employee, month.index));
    for (const payday of [businessDayUntil(dayIn(month, 15)), businessDayUntil(month.last)]) {
      const gross = departments.map((department) => grossOf(present, department, month));
      bookPayday(book, payday, gross);
    }
    bookBenefits(book, month, present.length);
    bookRemittances(book, month, present, employees);
  }
  bookSeverance(book, employees);
  return months.map((month) => employees.filter((employee) => isEmployed(employee, month.index)).length);
}

function hire(draws: Random): Employee[] {
  const employ = (department: Department, from: number, until: number | null): Employee => {
    const [low, high] = salaryRange[department];
    return { department, yearlyCents: whole(1000 * draws.between(low, high)), from, until };
  };
  return [
    ...departments.flatMap((department) => Array.from({ length: founders[department] }, () => employ(department, 0, null))),
    ...joiners.map(([index, department, leaves]) => employ(department, index, leaves ? layoffMonth : null)),
  ];
}

function isEmployed(employee: Employee, monthIndex: number): boolean {
  return employee.from <= monthIndex && (employee.until === null || monthIndex < employee.until);
}

/** Half a month's gross of a department; everybody gets 3% more each January after the one they came in. */
function grossOf(present: readonly Employee[], department: Department, month: DemoMonth): Cents {
  let total = 0n;
  for (const employee of present) {
    if (employee.department !== department) continue;
    total += portion(raised(employee, month.index), 1, 24);
  }
  return total;
}

function raised(employee: Employee, monthIndex: number): Cents {
  let yearly = employee.yearlyCents;
  for (let january = 3; january <= monthIndex; january += 12) {
    if (employee.from < january - 5) yearly = portion(yearly, 103, 100);
  }
  return yearly;
}

interface Withheld {
  readonly federal: Cents;
  readonly state: Cents;
  readonly social: Cents;
  readonly pension: Cents;
}

function withheldFrom(gross: Cents): Withheld {
  return {
    federal: portion(gross, 138, 1000),
    state: portion(gross, 47, 1000),
    social: portion(gross, 765, 10_000),
    pension: portion(gross, 45, 1000),
  };
}

function bookPayday(book: EntryBook, payday: DemoMonth['first'], gross: readonly Cents[]): void {
  const total = gross.reduce((sum, cents) => sum + cents, 0n);
  const { federal, state, social, pension } = withheldFrom(total);
  const net = total - federal - state - social - pension;
  book.add(
    { date: payday, payee: 'Gustwind Payroll', memo: 'funds for payday' },
    { account: 'assets:bank:usd payroll', cents: net },
    { account: 'assets:bank:usd operating', cents: -net },
  );
  book.add(
    { date: payday, payee: 'Gustwind Payroll', memo: 'everybody, half a month', tags: ['recurring:'] },
    ...departments.map((department, i) => ({ account: `expenses:payroll:${department}`, cents: gross[i]! })),
    { account: 'liabilities:tax:federal withholding', cents: -federal },
    { account: 'liabilities:tax:state withholding', cents: -state },
    { account: 'liabilities:tax:social security', cents: -social },
    { account: 'liabilities:payable:401k', cents: -pension },
    { account: 'assets:bank:usd payroll', cents: -net },
  );
  const match = portion(pension, 1, 2);
  book.add(
    { date: payday, payee: 'Gustwind Payroll', memo: "the company's own share" },
    { account: 'expenses:payroll:employer tax', cents: social },
    { account: 'liabilities:tax:social security', cents: -social },
    { account: 'expenses:payroll:401k match', cents: match },
    { account: 'liabilities:payable:401k', cents: -match },
  );
}

const healthPerHead = 61_450n;

function bookBenefits(book: EntryBook, month: DemoMonth, heads: number): void {
  const cents = healthPerHead * BigInt(heads);
  book.add(
    {
      date: businessDayFrom(month.first),
      payee: 'Blue Lantern Health',
      memo: `health and dental, ${heads} members`,
      code: `BLH-${month.label}`,
    },
    { account: 'expenses:payroll:benefits', cents },
    { account: 'liabilities:payable:benefits', cents: -cents },
  );
  book.add(
    { date: businessDayFrom(dayIn(month, 12)), payee: 'Blue Lantern Health', memo: 'premium', code: `BLH-${month.label}` },
    { account: 'liabilities:payable:benefits', cents },
    { account: 'assets:bank:usd operating', cents: -cents },
  );
}

/** On the 15th of the next month the withheld taxes are paid; the pension plan gets its part at once. */
function bookRemittances(book: EntryBook, month: DemoMonth, present: readonly Employee[], all: readonly Employee[]): void {
  const half = departments.reduce((sum, department) => sum + grossOf(present, department, month), 0n);
  const { federal, state, social, pension } = withheldFrom(half);
  const extra = month.index === layoffMonth ? withheldFrom(severanceOf(all)) : { federal: 0n, state: 0n, social: 0n };
  const due = businessDayFrom(addMonths(dayIn(month, 15), 1));
  const lines = [
    ['federal withholding', 2n * federal + extra.federal, 'IRS USATAXPYMT'],
    ['social security', 4n * social + extra.social, 'IRS USATAXPYMT FICA'],
    ['state withholding', 2n * state + extra.state, 'STATE OF OREGON REVENUE'],
  ] as const;
  for (const [account, cents, payee] of lines) {
    book.add(
      { date: due, payee, memo: `withheld in ${month.label}` },
      { account: `liabilities:tax:${account}`, cents },
      { account: 'assets:bank:usd operating', cents: -cents },
    );
  }
  const saved = 2n * (pension + portion(pension, 1, 2));
  book.add(
    { date: businessDayFrom(month.last), payee: 'HARBORLIGHT RETIREMENT 401K', memo: 'staff savings plan' },
    { account: 'liabilities:payable:401k', cents: saved },
    { account: 'assets:bank:usd operating', cents: -saved },
  );
}

function severanceOf(employees: readonly Employee[]): Cents {
  const leaving = employees.filter((employee) => employee.until === layoffMonth);
  return leaving.reduce((sum, employee) => sum + portion(raised(employee, layoffMonth), severanceWeeks, 52), 0n);
}

function bookSeverance(book: EntryBook, employees: readonly Employee[]): void {
  const date = businessDayFrom(dayIn(months[layoffMonth]!, 20));
  const gross = severanceOf(employees);
  const { federal, state, social } = withheldFrom(gross);
  book.add(
    { date, payee: 'Gustwind Payroll', memo: 'farewell pay for the outbound team', tags: ['one-off:'] },
    { account: 'expenses:payroll:severance', cents: gross },
    { account: 'liabilities:tax:federal withholding', cents: -federal },
    { account: 'liabilities:tax:state withholding', cents: -state },
    { account: 'liabilities:tax:social security', cents: -social },
    { account: 'assets:bank:usd operating', cents: federal + state + social - gross },
  );
}
