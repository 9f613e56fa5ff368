/** Every number that bounds something, with its unit last in its name. */

/** The most nodes on one page of any list. */
export const pageSizeMax = 100;

/** Text in one importText call. Larger files go to POST /imports. */
export const importTextBytesMax = 1_000_000;

/** The body of one GraphQL request: an importText with its escapes, and a little more. */
export const requestBytesMax = 2_500_000;

export const idempotencyKeyLengthMax = 200;

export const fileNameLengthMax = 255;

/** Problems that are kept of one import. Formats give up long before; what the store cannot hold may stand on every line. */
export const importProblemsMax = 10_000;

/** Lists of transactions and postings: rows where neither `first` nor `last` is given. */
export const entryPageUsual = 50;

/** Lists whose rows are small and whose readers want them whole: accounts, rates. */
export const longPageSizeMax = 1000;

/** Ids that `nodes` takes at once, and transactions that one mutation moves. */
export const nodesMax = 100;
export const movedTransactionsMax = 100;

/** Entries of a list that are looked at one by one before another way to its page is taken: far fewer where that way is surely short. */
export const walkedEntriesMax = 2000;
export const walkedBeforeAccountsMax = 500;

/** Entries that a list's total is counted to one by one. Beyond, it is an estimate. */
export const countedEntriesMax = 100_000;

/** A filter's text in characters, and the names in each of its lists. */
export const filterTextLengthMax = 500;
export const filterNamesMax = 1000;

export const bookNameLengthMax = 200;

/** What a file may name and count in. An index row of the database has 2700 bytes, a number 16 000 decimals. */
export const accountNameLengthMax = 500;
export const currencyLengthMax = 100;
export const numberDigitsMax = 1000;

/** From the first to the last byte of one request: long enough for a large file over a slow line. */
export const uploadMillisecondsMax = 60 * 60 * 1_000;
