import { type ASTVisitor, type DocumentNode, type GraphQLSchema, TypeInfo, visit, visitWithTypeInfo } from 'graphql';

const known = new WeakMap<DocumentNode, readonly string[]>();

/** The fields of a valid document that the schema wants to be rid of, as `Type.field`, each once. Found once for each document. */
export function deprecatedFieldsOf(schema: GraphQLSchema, document: DocumentNode): readonly string[] {
  const before = known.get(document);
  if (before) return before;
  const found = new Set<string>();
  const info = new TypeInfo(schema);
  const noteOf: ASTVisitor = {
    Field() {
      const field = info.getFieldDef();
      if (field?.deprecationReason != null) found.add(`${info.getParentType()!.name}.${field.name}`);
    },
  };
  visit(document, visitWithTypeInfo(info, noteOf));
  const fields = [...found];
  known.set(document, fields);
  return fields;
}
