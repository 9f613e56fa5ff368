import type { Format } from '../journal.ts';
import { OfxReader } from './bank/ofx-reader.ts';
import { readTexts } from './bank/reading.ts';

/** Open Financial Exchange 1 (SGML) and 2 (XML), and Quicken's QFX, which is the same. */
export const ofx: Format = {
  name: 'ofx',
  recognises: (head) => (/^\s*\ufeff?OFXHEADER\s*:/m.test(head) || /<\?OFX\b|<OFX>/i.test(head) ? 1 : 0),
  read: (source, context) => readTexts(source, context, (desk) => new OfxReader(desk)),
};
