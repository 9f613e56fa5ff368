// A plugin of Vite's: each GraphQL document of the dashboard comes with the page that asks it.
import { readFileSync } from 'node:fs';

const operations = /client\/gql\/operations\.ts$/;
const theirImport = /import \{([^}]*)\} from '((?:\.\.?\/)+gql\/operations\.ts)';/g;
const query = '?document=';

/**
 * Code generation writes all documents into one module, and a bundler never cuts a module in two: the first load would carry the
 * questions of every page. So each document becomes a module of its own, which goes where it is imported.
 * @returns {import('vite').Plugin}
 */
export function documentsApart() {
  return {
    name: 'documents-apart',
    apply: 'build',
    enforce: 'pre',
    transform(code, id) {
      if (!/\/client\/.*\.tsx?$/.test(id) || operations.test(id)) return null;
      return code.replaceAll(theirImport, (_, names, from) =>
        names
          .split(',')
          .map((name) => name.trim())
          .filter((name) => name !== '' && !name.startsWith('type '))
          .map((name) => `import { ${name} } from '${from}${query}${name}';`)
          .join(' '),
      );
    },
    load(id) {
      const [file, name] = id.split(query);
      if (name === undefined) return null;
      const line = readFileSync(file, 'utf8')
        .split('\n')
        .find((one) => one.startsWith(`export const ${name} = `));
      const end = line?.lastIndexOf(' as unknown as DocumentNode<') ?? -1;
      if (end < 0) throw new Error(`${file} has no document ${name}.`);
      return `${line.slice(0, end)};`;
    },
  };
}
