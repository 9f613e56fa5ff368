/** What a card is used for: the account, usual charges in cents, how often (a weight), names, and what people write beside it. */
export interface Purpose {
  readonly account: string;
  readonly low: number;
  readonly high: number;
  readonly weight: number;
  readonly merchants: readonly string[];
  readonly memos: readonly string[];
}

// biome-ignore format: word lists
const places = {
  eat: ['Blue Heron', 'Lucky Anchor', 'Copper Pot', 'Old Mill', 'Green Lantern', 'Salt & Thyme', 'Pepper Tree', 'Little Fox', 'Three Owls',
    'Garden Gate', 'Paper Crane', 'Noon', 'Wild Fennel', 'Tin Roof', 'Golden Spoon', 'Chez Margot', 'Le Petit Quai', 'La Table Ronde',
    'Zum Goldenen Hirsch', 'Alte Post', 'Brauhaus Sion', 'Morgenrot', 'Da Enzo', 'Casa Lola', 'Sakura', 'Saffron House', 'Nordlicht', 'Pickle Barrel'],
  eatKind: ['CAFE', 'BISTRO', 'DELI', 'KITCHEN', 'TAVERN', 'BAKERY'],
  sleep: ['Harbor View', 'Maple Court', 'Grand Meridian', 'Station', 'Riverside', 'Park Lane', 'Astoria Nord', 'Hotel du Lac', 'Zur Linde', 'Bellevue'],
  sleepKind: ['HOTEL', 'INN', 'SUITES'],
};

function combined(names: readonly string[], kinds: readonly string[]): string[] {
  return names.flatMap((name, i) => [0, 1].map((shift) => `${name} ${kinds[(i + shift) % kinds.length]!}`));
}

// biome-ignore format: word lists
export const purposes: readonly Purpose[] = [
  {
    account: 'expenses:travel:meals', low: 1150, high: 16_800, weight: 42, merchants: combined(places.eat, places.eatKind),
    memos: ['offsite dinner', 'lunch with a pilot customer', 'breakfast before the demo', 'sandwiches for the hack day', 'farewell drinks',
      'Teamessen nach dem Release', 'Kaffee mit Interessenten', 'Abendessen Messe', 'Kuchen zum Geburtstag',
      "dîner d'équipe", 'déjeuner avec un client', 'café avant la réunion', ''],
  },
  {
    account: 'expenses:travel:ground', low: 780, high: 7400, weight: 26,
    merchants: ['UBER *TRIP', 'LYFT *RIDE', 'BOLT.EU RIDE', 'TAXI 211211', 'TAXIS G7', 'DB VERTRIEB', 'SNCF INTERNET', 'TRAINLINE', 'AMTRAK', 'TFL TRAVEL CH',
      'HERTZ RENT-A-CAR', 'SIXT SE', 'PARKMOBILE', 'Q-PARK', 'SHELL OIL', 'CHEVRON', 'BART CLIPPER', 'FREE NOW', 'BVG TICKETS', 'EUROSTAR INTL'],
    memos: ['airport to the office', 'ride to the client', 'train to the workshop', 'parking at the fair', 'fuel for the pool car',
      'Fahrt zum Kunden', 'Bahn nach Frankfurt', 'Parkhaus', "trajet vers l'aéroport", 'billet de train', 'course de taxi', ''],
  },
  {
    account: 'expenses:travel:lodging', low: 14_200, high: 68_000, weight: 9, merchants: combined(places.sleep, places.sleepKind),
    memos: ['two nights near the fair', 'room for the onsite visit', 'stay during sales kickoff', 'Übernachtung Kundentermin', 'zwei Nächte Messe',
      'deux nuits à Lyon', 'chambre pour le salon'],
  },
  {
    account: 'expenses:travel:airfare', low: 16_400, high: 79_000, weight: 8,
    merchants: ['ALASKA AIR 0272', 'UNITED 0162', 'DELTA AIR 0062', 'LUFTHANSA 2202', 'AIR FRANCE 0572', 'BRITISH AWYS 1252', 'RYANAIR 2247', 'EASYJET',
      'SOUTHWES 5262', 'KLM 0742'],
    memos: ['flight to the customer summit', 'plane tickets, kickoff', 'change of booking', 'Flug nach Hamburg', 'Hin- und Rückflug London',
      'vol pour Paris', 'aller-retour Berlin'],
  },
  {
    account: 'expenses:office:supplies', low: 940, high: 23_500, weight: 15,
    merchants: ['AMZN MKTP US*2K4', 'STAPLES 00114', 'OFFICE DEPOT 2207', 'BEST BUY 0031', 'IKEA', 'MEDIAMARKT', 'FNAC', 'CURRYS', 'USPS PO 4066', 'FEDEX OFFICE',
      'TARGET 1847', 'COSTCO WHSE', 'B&H PHOTO', 'PAPETERIE DU PORT', 'SCHREIBWAREN KLEIN', 'RYMAN'],
    memos: ['adapters and cables', 'paper and pens', 'whiteboard markers', 'birthday cards', 'chargers for the meeting room',
      'Kabel und Adapter', 'Druckerpapier', 'Büromaterial', 'fournitures', 'câbles pour la salle', 'piles et stylos', ''],
  },
];

interface Tool {
  readonly payee: string;
  readonly account: string;
  /** Position of the card that it is charged to. */
  readonly card: number;
  readonly day: number;
  /** Cents a month. */
  readonly cents: number;
  /** Index of the first month charged. */
  readonly from: number;
}

// biome-ignore format: a table reads best with one tool a line
const rows: readonly (readonly [string, string, number, number, number, number])[] = [
  ['GITHUB.COM TEAM', 'engineering', 0, 4, 46_200, 0],
  ['JETBRAINS AMERICAS', 'engineering', 0, 11, 31_900, 0],
  ['LOOMSTACK CI RUNNERS', 'engineering', 0, 12, 148_000, 3],
  ['SENTRIFY ERROR TRACKER', 'engineering', 0, 20, 28_900, 0],
  ['NPMJS.COM ORG', 'engineering', 0, 25, 9_800, 2],
  ['FIGMA MONTHLY', 'product', 1, 6, 27_000, 0],
  ['MIRO.COM', 'product', 1, 15, 12_800, 0],
  ['PROTOKIT PROTOTYPES', 'product', 1, 23, 7_900, 5],
  ['LINKEDIN SALES NAV', 'sales', 2, 7, 39_960, 0],
  ['CALLFEATHER DIALER', 'sales', 2, 16, 26_500, 4],
  ['DEMOREEL VIDEO', 'sales', 2, 24, 11_900, 8],
  ['CANVA* 04112', 'marketing', 3, 5, 11_990, 0],
  ['HOOTSUITE INC', 'marketing', 3, 13, 24_900, 0],
  ['KEYWORDKITE SEO', 'marketing', 3, 21, 19_900, 1],
  ['MAILRAFT LISTS', 'marketing', 3, 27, 14_500, 0],
  ['INTERCHAT WIDGET', 'customer success', 4, 8, 32_000, 0],
  ['SURVEYOWL', 'customer success', 4, 17, 9_900, 6],
  ['LOOM.COM', 'customer success', 4, 26, 12_000, 0],
  ['ZOOM.US 888-799', 'administration', 5, 2, 21_980, 0],
  ['SLACK T04R7', 'administration', 5, 10, 43_750, 0],
  ['1PASSWORD BUSINESS', 'administration', 5, 14, 17_900, 0],
  ['DOCUSIGN INC', 'administration', 5, 19, 12_000, 0],
  ['ADOBE ACROBAT', 'administration', 5, 28, 9_590, 0],
];

/** Small monthly subscriptions on cards; those of the anomalies come on top. */
export const tools: readonly Tool[] = rows.map(([payee, department, card, day, cents, from]) => ({
  payee,
  account: `expenses:software:${department}`,
  card,
  day,
  cents,
  from,
}));

// biome-ignore format: word lists
export const staff = [
  'Amara Osei', 'Bastian Kroll', 'Celia Vance', 'Dmitri Halloran', 'Elodie Marchetti', 'Farid Nasser', 'Greta Lindqvist', 'Hugo Santamaria', 'Ines Duarte',
  'Jonah Whitlock', 'Katja Brandauer', 'Leonie Ferrand', 'Marcus Okafor', 'Nadia Petrov', 'Owen Tregarthen', 'Priya Raman', 'Quentin Dubois', 'Rosa Calderon',
  'Stefan Wiesner', 'Tamsin Arkwright',
];
