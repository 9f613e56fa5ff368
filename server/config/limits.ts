/** Every number that bounds something, with its unit last in its name. */

/** The most nodes on one page of any list. */
export const pageSizeMax = 100;

/** Text in one importText call. Larger files go to POST /imports. */
export const importTextBytesMax = 1_000_000;

/** The body of one GraphQL request: an importText with its escapes, and a little more. */
export const requestBytesMax = 2_500_000;

export const idempotencyKeyLengthMax = 200;

export const fileNameLengthMax = 255;
