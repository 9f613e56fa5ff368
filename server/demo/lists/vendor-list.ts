import type { DemoCurrency } from '../company.ts';

/** When bills come: every month, every quarter (in the month after it), once a year in a month, or with a chance in percent. */
type Cadence = 'MONTHLY' | 'QUARTERLY' | { readonly yearlyIn: number } | { readonly percent: number };

export interface Vendor {
  readonly name: string;
  readonly account: string;
  readonly currency: DemoCurrency;
  readonly cadence: Cadence;
  /** A usual bill in whole units, and how far in percent a bill may lie above or below it. */
  readonly usual: number;
  readonly spread: number;
  /** Days until payment is due, 15 to 45. */
  readonly terms: number;
  readonly memos: readonly string[];
}

type Row = readonly [string, string, DemoCurrency, Cadence, number, number, number, readonly string[]];

const once = (yearlyIn: number): Cadence => ({ yearlyIn });
const chance = (percent: number): Cadence => ({ percent });

// biome-ignore format: a table reads best with one vendor a line
const rows: readonly Row[] = [
  ['Cobalt Object Vault', 'cost of service:storage', 'USD', 'MONTHLY', 2600, 6, 30, ['backups and attachments', 'cold copies of customer files']],
  ['Parrot Relay Mail', 'cost of service:email delivery', 'USD', 'MONTHLY', 1350, 8, 15, ['appointment reminders sent out', 'newsletter sends']],
  ['Chirrup Messaging', 'cost of service:text messages', 'USD', 'MONTHLY', 2100, 9, 15, ['reminder messages to phones', 'one-time codes']],
  ['Lanternfish Helpdesk', 'cost of service:support desk', 'USD', 'MONTHLY', 1480, 4, 30, ['seats for the people who answer', 'chat widget']],
  ['Northwharf Properties', 'office:rent', 'USD', 'MONTHLY', 11800, 0, 15, ['third floor, wharf building']],
  ['Cascade Power & Water', 'office:utilities', 'USD', 'MONTHLY', 640, 18, 20, ['light and heating', 'meter reading']],
  ['Fathom Fiber', 'office:internet', 'USD', 'MONTHLY', 420, 0, 20, ['line to the office']],
  ['Sparrow & Sons Cleaning', 'office:supplies', 'USD', 'MONTHLY', 780, 5, 15, ['evening crew', 'windows too']],
  ['Tern Street Coffee Roasters', 'office:supplies', 'USD', 'MONTHLY', 310, 12, 15, ['beans for the kitchen']],
  ['Ledgerwell Bookkeeping', 'professional:accounting', 'USD', 'MONTHLY', 2400, 3, 30, ['month end close', 'bank matching']],
  ['Marrow & Finch LLP', 'professional:legal', 'USD', 'MONTHLY', 2900, 30, 45, ['contract review', 'employment questions', 'trademark watch']],
  ['Kitestring CRM', 'software:sales', 'USD', 'MONTHLY', 1650, 2, 30, ['pipeline seats']],
  ['Pinwheel Outreach', 'software:marketing', 'USD', 'MONTHLY', 690, 2, 30, ['campaign automation']],
  ['Gitlark', 'software:engineering', 'USD', 'MONTHLY', 980, 3, 30, ['repositories and runners']],
  ['Ravenlog Observability', 'software:engineering', 'USD', 'MONTHLY', 2350, 7, 30, ['traces and dashboards', 'log retention']],
  ['Sable Identity', 'software:administration', 'USD', 'MONTHLY', 520, 2, 30, ['single sign-on']],
  ['Quillpad Docs', 'software:product', 'USD', 'MONTHLY', 440, 2, 30, ['shared notebooks']],
  ['Mosaic Journey', 'software:customer success', 'USD', 'MONTHLY', 870, 3, 30, ['health scores']],
  ['Whitecap Content Studio', 'marketing:content', 'USD', 'MONTHLY', 2700, 15, 30, ['three articles and a guide', 'case study film']],
  ['Signpost Swag', 'marketing:swag', 'USD', chance(40), 900, 40, 30, ['hoodies', 'stickers and mugs', 'gift boxes for referrals']],
  ['Millbrook Print Works', 'marketing:events', 'USD', chance(35), 1400, 35, 20, ['banners', 'booth panels']],
  ['Copper Kettle Catering', 'travel:meals', 'USD', chance(60), 620, 30, 15, ['board lunch', 'open house buffet', 'release party']],
  ['Anchor Staffing Partners', 'professional:recruiting', 'USD', chance(25), 9800, 25, 30, ['placement of a developer', 'search for a designer']],
  ['Bluff Point Advisors', 'professional:consulting', 'USD', 'QUARTERLY', 6500, 15, 30, ['pricing workshop', 'board material']],
  ['Sextant Security Review', 'professional:consulting', 'USD', { yearlyIn: 4 }, 14500, 5, 30, ['yearly penetration test']],
  ['Grayling & Howe CPAs', 'professional:accounting', 'USD', once(12), 32000, 4, 45, ['annual audit']],
  ['Tidal Tax Advisers', 'professional:accounting', 'USD', once(3), 8200, 8, 30, ['tax return']],
  ['Pier Nine Furniture', 'office:supplies', 'USD', chance(18), 1900, 45, 30, ['desk lamps and chairs', 'standing desk frame']],
  ['Oxbow Courier', 'office:supplies', 'USD', chance(70), 165, 40, 15, ['parcels', 'loan laptops sent home']],
  ['Windlass IT Supply', 'office:supplies', 'USD', chance(45), 730, 45, 30, ['monitors and cables', 'headsets']],
  ['Evergreen Plant Care', 'office:supplies', 'USD', 'QUARTERLY', 380, 5, 20, ['greenery in the lobby']],
  ['Brass Lamp Translations', 'marketing:content', 'USD', chance(45), 1100, 35, 30, ['help pages into German', 'French release notes']],
  ['Kelp Forest Design', 'marketing:content', 'USD', chance(40), 2300, 30, 30, ['landing page', 'icons']],
  ['Foghorn Webinars', 'marketing:events', 'USD', 'QUARTERLY', 1900, 10, 30, ['online event rooms']],
  ['Skerry Background Checks', 'professional:recruiting', 'USD', chance(50), 240, 35, 15, ['screening of candidates']],
  ['Osprey Domain Registry', 'software:engineering', 'USD', 'QUARTERLY', 310, 15, 15, ['names and certificates']],
  ['Tillerman Feedback', 'software:product', 'USD', 'QUARTERLY', 1350, 4, 30, ['survey panel']],
  ['Longshore Compliance', 'professional:consulting', 'USD', 'QUARTERLY', 2800, 5, 30, ['control evidence', 'policy update']],
  ['Bay & Barley Kitchen', 'travel:meals', 'USD', 'MONTHLY', 540, 25, 15, ['Thursday team lunch', 'snacks for sprint review']],
  ['Harrier Phone Systems', 'office:internet', 'USD', 'MONTHLY', 365, 6, 20, ['desk lines', 'toll-free number']],
  ['Studio Lindenhof GmbH', 'professional:contractors', 'EUR', 'MONTHLY', 6200, 9, 30, ['Gestaltung der neuen Oberfläche', 'Entwürfe Terminseite']],
  ['Mareike Ohlsen Softwarebau', 'professional:contractors', 'EUR', 'MONTHLY', 7400, 8, 15, ['Programmierung Kalenderabgleich', 'Fehlerbehebung']],
  ['Atelier Corbières SARL', 'professional:contractors', 'EUR', 'MONTHLY', 5100, 10, 30, ['rédaction et traduction', 'pages pour la France']],
  ['Bureau Vandermolen BV', 'professional:contractors', 'EUR', chance(55), 4300, 25, 30, ['data migration days', 'workshop in Utrecht']],
  ['Kanzlei Bremer & Thoma', 'professional:legal', 'EUR', 'QUARTERLY', 2600, 25, 30, ['Beratung Datenschutz', 'Prüfung Auftragsverarbeitung']],
  ['Steuerbüro Hartwig', 'professional:accounting', 'EUR', 'QUARTERLY', 1150, 8, 20, ['Umsatzsteuer-Voranmeldung']],
  ['Rheinblick Bürogemeinschaft', 'office:rent', 'EUR', 'MONTHLY', 1450, 0, 15, ['Schreibtische Köln']],
  ['Messe am Strom GmbH', 'marketing:events', 'EUR', once(2), 6800, 8, 45, ['Standfläche Fachmesse']],
  ['Pennard & Low LLP', 'professional:accounting', 'GBP', 'QUARTERLY', 1900, 8, 30, ['VAT return and payroll advice']],
  ['Thameside Workspaces Ltd', 'office:rent', 'GBP', 'MONTHLY', 1280, 0, 15, ['four desks by the river']],
  ['Gower Lane PR Ltd', 'marketing:content', 'GBP', 'MONTHLY', 2350, 8, 30, ['press office', 'media list']],
  ['Rowanberry Events Ltd', 'marketing:events', 'GBP', once(11), 5400, 10, 30, ['stand at the practice managers show']],
];

export const vendors: readonly Vendor[] = rows.map(([name, account, currency, cadence, usual, spread, terms, memos]) => ({
  name,
  account: `expenses:${account}`,
  currency,
  cadence,
  usual,
  spread,
  terms,
  memos,
}));
