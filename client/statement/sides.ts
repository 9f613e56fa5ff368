import type { Block, Statement } from './statement.ts';

const titles = ['Assets', 'Liabilities', 'Revenue', 'Expenses'];

/** The blocks whose figures can be set against each other as areas: what is owned and owed, or earned and spent. */
export function sidesOf({ blocks }: Statement): Block[] {
  return blocks.filter(({ title }) => titles.includes(title ?? ''));
}
