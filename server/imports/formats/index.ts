import type { Format } from '../journal.ts';
import { beancount } from './beancount.ts';
import { hledger } from './hledger.ts';
import { ledger } from './ledger.ts';

/** Every journal format that can be imported: one line each. */
export const formats: readonly Format[] = [beancount, hledger, ledger];
