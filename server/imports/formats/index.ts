import type { Format } from '../journal.ts';
import { beancount } from './beancount.ts';
import { camt053 } from './camt053.ts';
import { csv } from './csv.ts';
import { hledger } from './hledger.ts';
import { ledger } from './ledger.ts';
import { mt940 } from './mt940.ts';
import { ofx } from './ofx.ts';
import { qif } from './qif.ts';
import { zip } from './zip.ts';

/** Every format that can be imported. */
export const formats: readonly Format[] = [beancount, camt053, csv, hledger, ledger, mt940, ofx, qif, zip];
