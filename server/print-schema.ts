import { printSchemaWithDirectives } from '@graphql-tools/utils';
import { lexicographicSortSchema } from 'graphql';
import { createSchema } from './schema.ts';

// Prints the schema as the server serves it; `npm run schema` writes it to schema/schema.graphql.
process.stdout.write(`${printSchemaWithDirectives(lexicographicSortSchema(createSchema()))}\n`);
