import { formats } from './formats/index.ts';

const journals: ReadonlySet<string> = new Set(['hledger', 'ledger', 'beancount']);

/** The formats whose entries are lines of a bank: the others are journals, whose entries know both sides. */
export const bankFormats: readonly string[] = formats.map(({ name }) => name).filter((name) => !journals.has(name));
