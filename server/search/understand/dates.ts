import {
  addDays,
  addMonths,
  endOfMonth,
  monthOf,
  type PlainDate,
  parsePlainDate,
  plainDateOf,
  startOfMonth,
  weekdayOf,
  yearOf,
} from '../../ledger/plain-date.ts';

interface Range {
  readonly from: PlainDate;
  readonly to: PlainDate;
}

const monthWords = [
  'january|jan|januar|janner|janvier|enero|gennaio|januari|janeiro',
  'february|feb|februar|fevrier|febrero|febbraio|februari|fevereiro',
  'march|mar|marz|maerz|mars|marzo|maart|marco',
  'april|apr|avril|abril|aprile',
  'may|mai|mayo|maggio|mei|maio',
  'june|jun|juni|juin|junio|giugno|junho',
  'july|jul|juli|juillet|julio|luglio|julho',
  'august|aug|aout|agosto|augustus',
  'september|sept|sep|septembre|septiembre|settembre|setembro',
  'october|oct|oktober|okt|octobre|octubre|ottobre|outubro',
  'november|nov|novembre|noviembre|novembro',
  'december|dec|dezember|dez|decembre|diciembre|dicembre|dezembro',
];
const anyMonth = `(${monthWords.join('|')})`;
const aYear = '((?:19|20)\\d\\d)';
const inside = '(?:in|im|of|en|au|de|del|di|van|during|for|fur)';
const past =
  '(?:last|past|previous|letzte[rsnm]?|vorige[rsnm]?|vergangene[rsnm]?|dernier|derniere|pasad[oa]|ultim[oa]|scors[oa]|afgelopen)';
const present = '(?:this|current|diese[rsnm]?|laufende[rsnm]?|ce|cette|est[ea]|questo|dit)';
const units = {
  week: 'weeks?|wochen?|semaines?|semanas?',
  month: 'months?|monate?s?|mois|mes(?:es)?|mese',
  quarter: 'quarters?|quartale?s?|trimestres?',
  year: 'years?|jahre?s?|annees?|ans?|anos?|anno',
};
const seasons: Readonly<Record<string, number>> = {
  spring: 3,
  fruhling: 3,
  fruhjahr: 3,
  printemps: 3,
  primavera: 3,
  summer: 6,
  sommer: 6,
  ete: 6,
  verano: 6,
  estate: 6,
  autumn: 9,
  fall: 9,
  herbst: 9,
  automne: 9,
  otono: 9,
  autunno: 9,
  winter: 12,
  hiver: 12,
  invierno: 12,
  inverno: 12,
};
const aSeason = `(${Object.keys(seasons).join('|')})`;

/** How a time may be said, most telling first. Each gives the days meant, or null where there are no such days. */
const ways: readonly {
  readonly said: string;
  readonly days: (match: readonly (string | undefined)[], today: PlainDate) => Range | null;
}[] = [
  {
    said: `(?:since|from|seit|depuis|desde|dal) ${anyMonth} ${aYear}`,
    days: ([, name, year], today) => until(monthIn(name!, year!), today),
  },
  { said: `(?:since|seit|depuis|desde|dal) ${aYear}`, days: ([, year], today) => until(yearRange(Number(year)), today) },
  { said: '(\\d{4}-\\d{2}-\\d{2})', days: ([, day]) => oneDay(parsePlainDate(day!)) },
  {
    said: '(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})',
    days: ([, day, month, year]) => oneDay(plainDateOf(Number(year), Number(month), Number(day))),
  },
  { said: `${aYear}-(0[1-9]|1[0-2])`, days: ([, year, month]) => monthRange(Number(year), Number(month)) },
  { said: `(?:${inside} )?${anyMonth} (?:${inside} )?${aYear}`, days: ([, name, year]) => monthIn(name!, year!) },
  { said: `q([1-4]) ?(?:/|${inside})? ?${aYear}`, days: ([, quarter, year]) => quarterRange(Number(year), Number(quarter)) },
  { said: `${aYear} ?q([1-4])`, days: ([, year, quarter]) => quarterRange(Number(year), Number(quarter)) },
  { said: `(?:${inside} )?${aSeason} (?:${inside} )?${aYear}`, days: ([, name, year]) => seasonRange(Number(year), name!) },
  { said: `(?:${past} ${aSeason}|${aSeason} ${past})`, days: ([, a, b], today) => lastSeason((a ?? b)!, today) },
  { said: `${past} (\\d{1,3}) (?:(days?|tagen?|jours|dias)|(${units.week})|(${units.month})|(${units.year}))`, days: lastMany },
  ...(Object.keys(units) as (keyof typeof units)[]).flatMap((unit) => [
    {
      said: `(?:(?:the|la|le|el|l|den|im) )?(?:${past} (?:${units[unit]})|(?:${units[unit]}) ${past})`,
      days: (_: unknown, today: PlainDate) => spanOf(unit, today, -1),
    },
    { said: `(?:${present} (?:${units[unit]})|(?:${units[unit]}) actual)`, days: (_: unknown, today: PlainDate) => spanOf(unit, today, 0) },
  ]),
  { said: 'yesterday|gestern|hier|ayer|ieri|gisteren', days: (_, today) => oneDay(addDays(today, -1)) },
  { said: `(?:in|im|en|au mois de|a) ${anyMonth}`, days: ([, name], today) => latestMonth(name!, today) },
  { said: `(?:${inside} )?${aYear}`, days: ([, year]) => yearRange(Number(year)) },
];

const patterns = ways.map(({ said, days }) => ({ pattern: new RegExp(`(?<![\\p{L}\\d.,#-])(?:${said})(?![\\p{L}\\d#-])`, 'u'), days }));

/** Takes the days that a folded query speaks of out of it: the first way of saying a time that is found in it. */
export function takeDates(words: string, today: PlainDate): { date: Range | null; rest: string } {
  for (const { pattern, days } of patterns) {
    const match = pattern.exec(words);
    const date = match && days(match, today);
    if (date) return { date, rest: words.replace(match[0], ' ') };
  }
  return { date: null, rest: words };
}

function oneDay(day: PlainDate | null): Range | null {
  return day && { from: day, to: day };
}

function until(range: Range | null, today: PlainDate): Range | null {
  return range && range.from <= today ? { from: range.from, to: today } : null;
}

function monthRange(year: number, month: number): Range {
  const from = plainDateOf(year, month, 1)!;
  return { from, to: endOfMonth(from) };
}

function monthOfName(name: string): number {
  return monthWords.findIndex((names) => names.split('|').includes(name)) + 1;
}

function monthIn(name: string, year: string): Range {
  return monthRange(Number(year), monthOfName(name));
}

/** The last month of this name that has begun. */
function latestMonth(name: string, today: PlainDate): Range {
  const month = monthOfName(name);
  return monthRange(yearOf(today) - (month > monthOf(today) ? 1 : 0), month);
}

function quarterRange(year: number, quarter: number): Range {
  const from = plainDateOf(year, 3 * quarter - 2, 1)!;
  return { from, to: endOfMonth(addMonths(from, 2)) };
}

function yearRange(year: number): Range {
  return { from: plainDateOf(year, 1, 1)!, to: plainDateOf(year, 12, 31)! };
}

/** Of the northern half: winter begins in December of its year. */
function seasonRange(year: number, name: string): Range {
  const from = plainDateOf(year, seasons[name]!, 1)!;
  return { from, to: endOfMonth(addMonths(from, 2)) };
}

/** The last one that is over, or nearly so: in summer, "last spring" is this year's. */
function lastSeason(name: string, today: PlainDate): Range {
  const thisYear = seasonRange(yearOf(today), name);
  return thisYear.to < today ? thisYear : seasonRange(yearOf(today) - 1, name);
}

function lastMany([, many, days, weeks, months]: readonly (string | undefined)[], today: PlainDate): Range {
  const count = Number(many);
  if (days) return { from: addDays(today, -count), to: today };
  if (weeks) return { from: addDays(today, -7 * count), to: today };
  return { from: addMonths(today, months ? -count : -12 * count), to: today };
}

/** The week, month, quarter or year of today, moved by some. */
function spanOf(unit: keyof typeof units, today: PlainDate, moved: number): Range {
  if (unit === 'year') return yearRange(yearOf(today) + moved);
  if (unit === 'week') {
    const monday = addDays(today, 1 - weekdayOf(today) + 7 * moved);
    return { from: monday, to: addDays(monday, 6) };
  }
  const months = unit === 'month' ? 1 : 3;
  const first = addMonths(startOfMonth(today), unit === 'month' ? moved : 3 * moved - ((monthOf(today) - 1) % 3));
  return { from: first, to: endOfMonth(addMonths(first, months - 1)) };
}
