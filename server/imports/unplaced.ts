const unplaced = /(?:^|:)(?:unknown|uncategori[sz]ed|unsorted|suspense|clearing|transfers?)$/i;

/** Accounts where lines lie that nobody has placed yet, and those that transfers are led through. */
export function isUnplaced(account: string): boolean {
  return unplaced.test(account);
}
