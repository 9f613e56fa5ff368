import { buildSchema, parse } from 'graphql';
import { expect, it } from 'vitest';
import { deprecatedFieldsOf } from './deprecated-fields.ts';

const schema = buildSchema(`
  type Query { book: Book, ledger: Book @deprecated(reason: "Ask for book.") }
  type Book { name: String, title: String @deprecated }
`);

it('names what is to go, by its place in the schema and not by what the client calls it', () => {
  const document = parse('query { a: ledger { ...Names } b: book { ...Names } } fragment Names on Book { name called: title title }');
  expect(deprecatedFieldsOf(schema, document)).toEqual(['Query.ledger', 'Book.title']);
  expect(deprecatedFieldsOf(schema, document)).toBe(deprecatedFieldsOf(schema, document));
});

it('finds nothing in a document of fields that stay', () => {
  expect(deprecatedFieldsOf(schema, parse('{ __typename book { name } }'))).toEqual([]);
});
