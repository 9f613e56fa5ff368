/** Ends the session. The whole page goes with it, so that no figure of it is left in memory. */
export async function signOut(): Promise<void> {
  await fetch('/auth/logout', { method: 'POST' }).catch(() => null);
  location.assign('/');
}
