import { isTimeZone } from '../ledger/today.ts';

/** Settings as somebody asks for them: what is absent stays, null goes back to what holds without a choice. */
export interface SettingsChange {
  readonly name?: string | null;
  readonly currency?: string | null;
  readonly fiscalYearStartMonth?: number | null;
  readonly timeZone?: string | null;
}

export interface SettingsFault {
  readonly code: string;
  readonly message: string;
  readonly field: keyof SettingsChange;
}

/** All that is wrong with a change, whatever the book. */
export function faultsOfSettings(change: SettingsChange, nameLengthMax: number): SettingsFault[] {
  const faults: SettingsFault[] = [];
  const { name, currency, fiscalYearStartMonth: month, timeZone } = change;
  if (name === null || name?.trim() === '') faults.push({ code: 'NAME_EMPTY', message: 'A book needs a name.', field: 'name' });
  else if (name !== undefined && [...name.trim()].length > nameLengthMax)
    faults.push({ code: 'NAME_TOO_LONG', message: `A book's name may have at most ${nameLengthMax} characters.`, field: 'name' });
  if (currency?.trim() === '')
    faults.push({ code: 'CURRENCY_EMPTY', message: 'Name a currency, as the book writes it.', field: 'currency' });
  if (typeof month === 'number' && (month < 1 || month > 12))
    faults.push({
      code: 'NO_SUCH_MONTH',
      message: `A fiscal year begins in a month from 1 to 12, not ${month}.`,
      field: 'fiscalYearStartMonth',
    });
  if (typeof timeZone === 'string' && !isTimeZone(timeZone))
    faults.push({ code: 'NO_SUCH_TIME_ZONE', message: 'A time zone needs an IANA name, such as Europe/Vienna or UTC.', field: 'timeZone' });
  return faults;
}
