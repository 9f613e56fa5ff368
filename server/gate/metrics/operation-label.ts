import { createHash } from 'node:crypto';
import { type ASTNode, type DefinitionNode, type DocumentNode, Kind, print, visit } from 'graphql';

/** Operations by the digest of their document: those of the dashboard, which are known when it is built. */
export type KnownOperations = ReadonlyMap<string, string>;

/** Names beyond this many share one label, however long the list of known operations grows. */
const labelsMax = 200;

/**
 * The label of a document. A name counts only where the whole document is a known one: whoever writes their own query
 * under a known name, or under ten thousand names, adds no series.
 */
export function createOperationLabel(known: KnownOperations) {
  const given = new Set<string>();
  const labels = new WeakMap<DocumentNode, string>();
  const labelOf = (document: DocumentNode): string => {
    const name = known.get(digestOf(document));
    if (name === undefined) return document.definitions.some(isNamedOperation) ? '_adhoc' : '_anonymous';
    if (!given.has(name) && given.size >= labelsMax) return '_overflow';
    given.add(name);
    return name;
  };
  return (document: DocumentNode | undefined): string => {
    if (!document) return '_invalid';
    const label = labels.get(document) ?? labelOf(document);
    labels.set(document, label);
    return label;
  };
}

function isNamedOperation(definition: DefinitionNode): boolean {
  return definition.kind === Kind.OPERATION_DEFINITION && definition.name !== undefined;
}

/** Equal for documents that ask the same, whatever a client added for itself: `__typename`, white space, order of fragments. */
export function digestOf(document: DocumentNode): string {
  const bare = visit(document, { enter: (node) => (isOfTheClient(node) ? null : undefined) });
  const texts = new Set(bare.definitions.map((definition) => print(definition)).sort());
  return createHash('sha256')
    .update([...texts].join('\n'))
    .digest('hex');
}

/** Apollo Client asks for type names, and takes its own directives off before it sends a document. */
function isOfTheClient(node: ASTNode): boolean {
  if (node.kind === Kind.FIELD) return node.name.value === '__typename';
  return node.kind === Kind.DIRECTIVE && node.name.value === 'unmask';
}
