import file from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url';

const cookie = 'farthing-font';

/**
 * Fetches the dashboard's own font once there is nothing better to do, and tells the server that this browser has it: only then is
 * it part of the page that the server paints. Until then that page is in the reader's system's font, and waits for none.
 */
export function fetchOwnFont(): void {
  const name = file.split('/').at(-1) ?? '';
  if (document.cookie.includes(`${cookie}=${name}`)) return;
  const fetched = fetch(file, { priority: 'low' }).then(async (answer) => {
    await answer.arrayBuffer();
    // biome-ignore lint/suspicious/noDocumentCookie: not every browser has a cookie store, and a file's name needs no escaping
    if (answer.ok) document.cookie = `${cookie}=${name}; Path=/; SameSite=Lax; Max-Age=31536000`;
  });
  // Without it the page is as good as it was.
  fetched.catch(() => null);
}
