import { printDate } from '../format/date.ts';
import { money } from '../format/money.ts';

type Part = { text: string; amount: { amount: string; currency: string } | null; date: string | null };

/** What is the matter, its amounts and days as the reader writes them. */
export function printSentence(parts: readonly Part[]): string {
  return parts.map(({ text, amount, date }) => (amount ? money(amount.amount, amount.currency) : date ? printDate(date) : text)).join('');
}
