export type Theme = 'auto' | 'light' | 'dark';

const key = 'farthing-theme';

export function currentTheme(): Theme {
  // Where the page is painted by the server there is no document.
  const theme = globalThis.document?.documentElement.dataset.theme;
  return theme === 'light' || theme === 'dark' ? theme : 'auto';
}

/** Shows a theme and remembers it; `auto` follows the system. public/theme.js reads it back before the first paint. */
export function setTheme(theme: Theme): void {
  if (theme === 'auto') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  // The server paints the first page in it.
  // biome-ignore lint/suspicious/noDocumentCookie: not every browser has a cookie store, and the words need no escaping
  document.cookie = `${key}=${theme}; Path=/; SameSite=Lax; Max-Age=${theme === 'auto' ? 0 : 31_536_000}`;
  try {
    if (theme === 'auto') localStorage.removeItem(key);
    else localStorage.setItem(key, theme);
  } catch {
    // Storage may be forbidden: the choice then lasts as long as the page.
  }
}
