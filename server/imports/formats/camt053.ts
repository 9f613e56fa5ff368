import type { Format } from '../journal.ts';
import { CamtReader } from './bank/camt-reader.ts';
import { readTexts } from './bank/reading.ts';

/** ISO 20022 statements (CAMT.053), and reports within a day (052) and notifications (054), which are built alike. */
export const camt053: Format = {
  name: 'camt053',
  recognises: (head) =>
    /\bcamt\.05[234]\.001\.\d\d/.test(head) || /<(?:\w+:)?(?:BkToCstmrStmt|BkToCstmrAcctRpt|BkToCstmrDbtCdtNtfctn)\b/.test(head) ? 1 : 0,
  read: (source, context) => readTexts(source, context, (desk) => new CamtReader(desk)),
};
