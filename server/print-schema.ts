// The schema as text on stdout: what "npm run schema" keeps in schema/schema.graphql.
import { lexicographicSortSchema, printSchema } from 'graphql';
import { createSchema } from './schema.ts';

// Sorted, so that a moved import never looks like a change of the API.
process.stdout.write(
  `# Printed by "npm run schema" from the classes in server/; edit those.\n\n${printSchema(lexicographicSortSchema(createSchema()))}\n`,
);
