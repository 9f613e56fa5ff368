// Plugins of graphql-codegen: each operation of the dashboard under the digest of its text, for both sides.
import { createHash } from 'node:crypto';
import { Kind, print, visit } from 'graphql';

/**
 * The text of each query as Apollo Client sends it: with the fragments that it spreads, with type names, and without its
 * own directives. A text that differs would only be answered as one that nobody knows.
 * @param {import('@graphql-codegen/plugin-helpers').Types.DocumentFile[]} files
 */
function textsOf(files) {
  const definitions = files.flatMap(({ document }) => document?.definitions ?? []);
  const fragments = new Map(definitions.filter(isFragment).map((fragment) => [fragment.name.value, fragment]));
  return definitions
    .filter((definition) => definition.kind === Kind.OPERATION_DEFINITION)
    .filter((operation) => operation.operation === 'query' && operation.name)
    .map((operation) => {
      const document = { kind: Kind.DOCUMENT, definitions: [operation, ...spreadIn(operation, fragments)] };
      const text = print(visit(document, { SelectionSet: withTypeName, Directive: withoutOwn }));
      return { name: operation.name.value, text, digest: createHash('sha256').update(text).digest('hex') };
    });
}

const isFragment = (definition) => definition.kind === Kind.FRAGMENT_DEFINITION;

/**
 * All fragments that a definition needs, however deep.
 * @param {import('graphql').ASTNode} definition
 * @param {Map<string, import('graphql').FragmentDefinitionNode>} fragments
 * @param {Set<import('graphql').FragmentDefinitionNode>} found
 */
function spreadIn(definition, fragments, found = new Set()) {
  visit(definition, {
    FragmentSpread({ name }) {
      const fragment = fragments.get(name.value);
      if (!fragment || found.has(fragment)) return;
      found.add(fragment);
      spreadIn(fragment, fragments, found);
    },
  });
  return [...found];
}

/** In every selection but that at the top of an operation. */
function withTypeName(node, _key, parent) {
  const has = node.selections.some((one) => one.kind === Kind.FIELD && one.name.value === '__typename');
  if (parent?.kind === Kind.OPERATION_DEFINITION || has) return undefined;
  return { ...node, selections: [...node.selections, { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } }] };
}

function withoutOwn(node) {
  return node.name.value === 'unmask' ? null : undefined;
}

/** A `.ts` file has the digests by the names of operations, for the client; a `.json` file the texts by their digests, for the server. */
export function plugin(_schema, files, _config, info) {
  const texts = textsOf(files);
  if (info.outputFile.endsWith('.json'))
    return JSON.stringify(Object.fromEntries(texts.map(({ digest, text }) => [digest, text])), null, 1);
  const lines = texts.map(({ name, digest }) => `  ${name}: '${digest}',`);
  return `/** Digests of the documents that the server knows, by the names of their operations. */\nexport const digests: Readonly<Record<string, string>> = {\n${lines.join('\n')}\n};\n`;
}
