import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';

const days = 3_650;
const firstDay = Date.UTC(2016, 0, 1);
const dayMilliseconds = 86_400_000;
const shops = ['BAKER', 'GREENGROCER', 'BOOKSHOP', 'TRAIN', 'PHARMACY', 'CINEMA', 'CAFE', 'HARDWARE', 'TAILOR', 'FERRY'];

/** A bank's table of ten years: days in order, names that come again, now and then money in, and the balance after each row. */
export async function writeStatement(path: string, rows: number): Promise<void> {
  const file = createWriteStream(path);
  let text = 'Date,Payee,Description,Amount,Balance\n';
  let cents = 0n;
  for (let row = 0; row < rows; row += 1) {
    const date = new Date(firstDay + Math.floor((row * days) / rows) * dayMilliseconds).toISOString().slice(0, 10); // not money: a day
    const amount = row % 25 === 0 ? BigInt(100_000 + (row % 977)) : -BigInt(100 + ((row * 7_919) % 9_973));
    cents += amount;
    text += `${date},${shops[row % shops.length]} ${row % 4_099},card payment ${row},${printed(amount)},${printed(cents)}\n`;
    if (text.length < 65_536) continue;
    if (!file.write(text)) await once(file, 'drain');
    text = '';
  }
  file.end(text);
  await finished(file);
}

function printed(cents: bigint): string {
  const size = (cents < 0n ? -cents : cents).toString().padStart(3, '0');
  return `${cents < 0n ? '-' : ''}${size.slice(0, -2)}.${size.slice(-2)}`;
}
