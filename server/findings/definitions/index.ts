import type { Detector } from '../finding.ts';
import { duplicatePayment } from './duplicate-payment.ts';
import { invertedRate } from './inverted-rate.ts';
import { justBelowLimit } from './just-below-limit.ts';
import { largeFirstPayment } from './large-first-payment.ts';
import { newRecurringPayment } from './new-recurring-payment.ts';
import { outlierMonth } from './outlier-month.ts';
import { priceJump } from './price-jump.ts';
import { reversedEntry } from './reversed-entry.ts';
import { stoppedPayment } from './stopped-payment.ts';
import { untypedAccount } from './untyped-account.ts';
import { unusualAccount } from './unusual-account.ts';

/** Every way in which a book is looked at: one line each. */
export const detectors: readonly Detector[] = [
  duplicatePayment,
  reversedEntry,
  outlierMonth,
  priceJump,
  stoppedPayment,
  newRecurringPayment,
  largeFirstPayment,
  justBelowLimit,
  unusualAccount,
  invertedRate,
  untypedAccount,
];
