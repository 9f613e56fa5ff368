import { type PlainDate, plainDate } from './plain-date.ts';

/** Of each time zone the minute it was last asked for: since 1972 all of them begin their days with a whole minute. */
const asked = new Map<string, { readonly format: Intl.DateTimeFormat; readonly minute: number; readonly day: PlainDate }>();
const millisecondsOfMinute = 60_000;

/** The calendar day of an instant in an IANA time zone. */
export function dayIn(timeZone: string, instant: Date): PlainDate {
  const minute = Math.floor(instant.getTime() / millisecondsOfMinute); // not money: an instant
  let known = asked.get(timeZone);
  if (known?.minute === minute) return known.day;
  const format = known?.format ?? new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  known = { format, minute, day: plainDate(format.format(instant)) };
  asked.set(timeZone, known);
  return known.day;
}

/** True for IANA names that this machine knows. Offsets such as +02:00, which some calendars also take, are none. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z][A-Za-z0-9_+\-/]*$/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
