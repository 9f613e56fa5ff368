import type { Row } from './csv-rows.ts';
import { strayMax } from './dates.ts';

const unbooked =
  /^(?:(?:umsatz )?vorgemerkt|pending|reverted|declined|denied|failed|rejected|cancell?ed|voided|expired|storniert|abgelehnt|ausstehend)$/i;
const booked =
  /^(?:(?:umsatz )?(?:ge|ver)bucht|completed?|cleared|posted|booked|settled|executed|paid|success(?:ful)?|processed|refunded|partially refunded|abgeschlossen|ausgef[uü]hrt)$/i;

/** True where a status says that no money has moved, or not yet. */
export function isUnbooked(status: string): boolean {
  return unbooked.test(status);
}

/** The column whose cells say whether a row is booked, known by what is in it; -1 where there is none. */
export function statusColumn(body: readonly Row[]): number {
  const width = Math.max(0, ...body.map(({ cells }) => cells.length));
  for (let index = 0; index < width; index += 1) {
    const cells = body.map((row) => row.cells[index] ?? '').filter((cell) => cell !== '');
    const others = cells.filter((cell) => !unbooked.test(cell) && !booked.test(cell)).length;
    if (cells.length > 0 && others <= strayMax(cells.length)) return index;
  }
  return -1;
}
