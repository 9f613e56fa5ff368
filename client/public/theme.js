// Before the first paint, and apart from the bundle, so that a reader who chose dark never sees a white flash.
try {
  const theme = localStorage.getItem('farthing-theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage may be forbidden; the system's theme then holds.
}
