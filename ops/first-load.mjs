// A plugin of Vite's: what the dashboard's entry runs part by part is fetched with the page, all at once.

/**
 * The entry imports its parts where it runs them, so that the bundler would leave them out of the page. Their chunks, and the
 * style sheets of these, stand in the page as if they had been imported at the top. Links to code that is run later are marked:
 * a page that the server has painted sets them aside.
 * @param {{ entry: string, parts: string }} named the entry's chunk, and the module whose chunk holds the last part
 * @returns {import('vite').Plugin}
 */
export function firstLoad({ entry, parts }) {
  return {
    name: 'first-load',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle, chunk }) {
        if (!bundle || chunk?.name !== entry) return html;
        const chunks = Object.values(bundle).filter((one) => one.type === 'chunk');
        const last = chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith(parts));
        if (!last) throw new Error(`No chunk begins with ${parts}.`);
        /** @type {string[]} */
        const found = [];
        const add = (/** @type {string} */ file) => {
          const one = bundle[file];
          if (one?.type !== 'chunk' || found.includes(file)) return;
          for (const name of one.imports) add(name);
          found.push(file);
        };
        add(last.fileName);
        const sheets = found.flatMap((file) => {
          const one = bundle[file];
          return one?.type === 'chunk' ? [...(one.viteMetadata?.importedCss ?? [])] : [];
        });
        const isNew = (/** @type {string} */ file) => !html.includes(`/${file}"`);
        return {
          html,
          tags: [
            ...found.filter(isNew).map((file) => ({
              tag: 'link',
              injectTo: 'head',
              attrs: { 'data-part': true, rel: 'modulepreload', crossorigin: true, href: `/${file}` },
            })),
            ...sheets
              .filter(isNew)
              .map((file) => ({ tag: 'link', injectTo: 'head', attrs: { rel: 'stylesheet', crossorigin: true, href: `/${file}` } })),
          ],
        };
      },
    },
  };
}
