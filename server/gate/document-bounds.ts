import {
  type ASTVisitor,
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type SelectionSetNode,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';
import { documentBounds } from '../config/limits.ts';

/** What a selection comes to, with its fragments unfolded as often as they are spread. */
interface Size {
  /** Of fields of the books. */
  readonly depth: number;
  /** Of what is asked about the schema, which nests types in types: it has a bound of its own. */
  readonly schemaDepth: number;
  readonly aliases: number;
  readonly directives: number;
}

const nothing: Size = { depth: 0, schemaDepth: 0, aliases: 0, directives: 0 };

/** Refuses documents that ask for more than anybody needs, whatever each field would cost. Each fragment is measured once. */
export const withinBounds: ValidationRule = (context: ValidationContext): ASTVisitor => ({
  Document(document) {
    for (const message of faultsOf(document)) context.reportError(new GraphQLError(message, { extensions: { code: 'QUERY_TOO_COMPLEX' } }));
    return undefined;
  },
});

function faultsOf(document: DocumentNode): string[] {
  const { fragmentsMax, rootFieldsMax, depthMax, introspectionDepthMax, aliasesMax, directivesMax } = documentBounds;
  const fragments = new Map(document.definitions.filter(isFragment).map((fragment) => [fragment.name.value, fragment]));
  const faults: string[] = [];
  if (fragments.size > fragmentsMax)
    faults.push(`A document may define at most ${fragmentsMax} fragments; this one has ${fragments.size}.`);
  const sizes = new Sizes(fragments);
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const { depth, schemaDepth, aliases, directives } = sizes.of(definition.selectionSet);
    const roots = rootFieldsOf(definition.selectionSet, fragments, new Set());
    if (depth > depthMax) faults.push(`Fields may be nested ${depthMax} deep; here they are ${depth} deep.`);
    if (schemaDepth > introspectionDepthMax)
      faults.push(`Fields of the schema may be nested ${introspectionDepthMax} deep; here they are ${schemaDepth} deep.`);
    if (roots.length > rootFieldsMax)
      faults.push(`An operation may ask for ${rootFieldsMax} fields at the top; this one asks for ${roots.length}.`);
    if (aliases > aliasesMax) faults.push(`An operation may have ${aliasesMax} aliases; this one has ${aliases}.`);
    if (directives > directivesMax) faults.push(`An operation may have ${directivesMax} directives; this one has ${directives}.`);
  }
  const crowded = sizes.crowded();
  if (crowded) faults.push(crowded);
  return faults;
}

const isFragment = (node: { kind: string }): node is FragmentDefinitionNode => node.kind === Kind.FRAGMENT_DEFINITION;

class Sizes {
  private readonly known = new Map<string, Size>();
  private readonly under = new Set<string>();
  private fault: string | null = null;

  constructor(private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>) {}

  /** The first place with too many directives, or with one field too often; null where there is none. */
  crowded(): string | null {
    return this.fault;
  }

  of({ selections }: SelectionSetNode): Size {
    const { repeatedFieldMax, directivesInPlaceMax } = documentBounds;
    let { depth, schemaDepth, aliases, directives } = nothing;
    const repeated = new Map<string, number>();
    for (const selection of selections) {
      const here = selection.directives?.length ?? 0;
      if (here > directivesInPlaceMax) this.fault ??= `At most ${directivesInPlaceMax} directives in one place; here are ${here}.`;
      let inner = nothing;
      if (selection.kind === Kind.FIELD) {
        const key = selection.alias?.value ?? selection.name.value;
        repeated.set(key, (repeated.get(key) ?? 0) + 1);
        inner = selection.selectionSet ? this.of(selection.selectionSet) : nothing;
        inner = { ...inner, ...deeper(selection.name.value, inner), aliases: inner.aliases + (selection.alias ? 1 : 0) };
      } else if (selection.kind === Kind.INLINE_FRAGMENT) inner = this.of(selection.selectionSet);
      else inner = this.ofFragment(selection.name.value);
      depth = Math.max(depth, inner.depth);
      schemaDepth = Math.max(schemaDepth, inner.schemaDepth);
      aliases += inner.aliases;
      directives += inner.directives + here;
    }
    for (const [key, times] of repeated) {
      if (times > repeatedFieldMax)
        this.fault ??= `The same field may be written ${repeatedFieldMax} times in one place; "${key}" is there ${times} times.`;
    }
    return { depth, schemaDepth, aliases, directives };
  }

  /** A fragment that spreads itself is another rule's business; here it ends where it began. */
  private ofFragment(name: string): Size {
    const known = this.known.get(name);
    const fragment = this.fragments.get(name);
    if (known || !fragment || this.under.has(name)) return known ?? nothing;
    this.under.add(name);
    const size = this.of(fragment.selectionSet);
    this.under.delete(name);
    this.known.set(name, size);
    return size;
  }
}

/** One field more. Below `__schema` and `__type` everything is of the schema, and nothing of the books. */
function deeper(name: string, { depth, schemaDepth }: Size): Pick<Size, 'depth' | 'schemaDepth'> {
  if (name === '__schema' || name === '__type') return { depth: 1, schemaDepth: Math.max(depth, schemaDepth) + 1 };
  return { depth: depth + 1, schemaDepth };
}

function rootFieldsOf(set: SelectionSetNode, fragments: ReadonlyMap<string, FragmentDefinitionNode>, seen: Set<string>): string[] {
  return set.selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection.name.value];
    if (selection.kind === Kind.INLINE_FRAGMENT) return rootFieldsOf(selection.selectionSet, fragments, seen);
    const fragment = fragments.get(selection.name.value);
    if (!fragment || seen.has(selection.name.value)) return [];
    seen.add(selection.name.value);
    return rootFieldsOf(fragment.selectionSet, fragments, seen);
  });
}
