import type { Decimal } from '../ledger/decimal.ts';
import type { PlainDate } from '../ledger/plain-date.ts';

/** A piece of a sentence: words, or an amount or a day, which each reader may want written his own way. */
export interface SentencePart {
  readonly text: string;
  readonly amount: { readonly amount: Decimal; readonly currency: string } | null;
  readonly date: PlainDate | null;
}
export type Sentence = readonly SentencePart[];

type Sum = { readonly amount: Decimal; readonly currency: string };
type Value = string | number | Decimal | Sum | { readonly day: PlainDate } | Sentence;

/** A sentence from a template: sums and days in it stay what they are, all else is words. */
export function sentence(strings: TemplateStringsArray, ...values: readonly Value[]): Sentence {
  return strings.flatMap((text, index) => {
    const value = values[index];
    return [...wordsOf(text), ...(value === undefined ? [] : partsOf(value))];
  });
}

/** Several of them with commas between. */
export function listed(sentences: readonly Sentence[]): Sentence {
  return sentences.flatMap((one, index) => (index === 0 ? one : [...wordsOf(', '), ...one]));
}

/** As one text, amounts and days as the journal writes them. */
export function plainText(parts: Sentence): string {
  return parts.map(({ text }) => text).join('');
}

function wordsOf(text: string): Sentence {
  return text === '' ? [] : [{ text, amount: null, date: null }];
}

function partsOf(value: Value): Sentence {
  if (Array.isArray(value)) return value as Sentence;
  if (typeof value === 'object' && 'day' in value) return [{ text: value.day, amount: null, date: value.day }];
  if (typeof value === 'object' && 'currency' in value) {
    const { amount, currency } = value;
    return [{ text: `${amount} ${currency}`, amount: { amount, currency }, date: null }];
  }
  return wordsOf(String(value));
}
