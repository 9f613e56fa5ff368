/** Whether text begins like a period expression: `monthly`, `every 2 weeks`, `from 2026-01-01`. */
export function looksLikePeriod(text: string): boolean {
  return period.test(text);
}

const period =
  /^\s*(?:every|daily|weekly|monthly|quarterly|yearly|biweekly|fortnightly|bimonthly|in|from|to|until|since|this|last|next|today|yesterday|tomorrow|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|q[1-4]|\d|\.\.|-)/i;
