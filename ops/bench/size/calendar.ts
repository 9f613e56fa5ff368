import { addDays, type PlainDate, plainDate } from '../../../server/ledger/plain-date.ts';

/** Ten years that end on a fixed day, which is today to the server that is measured: a later run measures the same books. */
export const lastDay: PlainDate = plainDate('2026-11-20');
export const daysOfBooks = 3653;
export const firstDay = addDays(lastDay, 1 - daysOfBooks);
export const middleDay = addDays(lastDay, -Math.floor(daysOfBooks / 2));
export const benchNow = new Date(`${lastDay}T12:00:00Z`);
