import { Arg, Ctx, Directive, FieldResolver, ID, Int, Mutation, Query, Resolver, Root, Subscription } from 'type-graphql';
import type { Context } from '../context.ts';
import { Import } from '../nouns/import.types.ts';
import { cancelById } from './cancel.ts';
import { importById, importPage, problemPage } from './import-lists.ts';
import { tableOf } from './import-table.ts';
import { importText } from './import-text.ts';
import { ImportConnection, ImportIdInput, ImportPayload, ImportProblemConnection, ImportTextInput } from './imports.types.ts';
import { ImportedTable } from './tables.types.ts';
import { undoById } from './undo.ts';
import { watchImport } from './watch-import.ts';

@Resolver(() => Import)
export class ImportsResolver {
  @Query(() => Import, { nullable: true, description: 'One import of the book; null where there is none of this id.' })
  import(@Arg('id', () => ID, { description: 'The id of the import.' }) id: string, @Ctx() context: Context) {
    return importById(context, id);
  }

  @Query(() => ImportConnection, {
    nullable: true,
    description: 'All imports of the book, newest first, dry runs and failed ones included.',
  })
  imports(
    @Arg('first', () => Int, { defaultValue: 20, description: 'How many, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'Go on behind this cursor.' }) after: string | null | undefined,
    @Arg('dryRuns', () => Boolean, { defaultValue: true, description: 'False leaves out what was only tried.' }) dryRuns: boolean,
    @Ctx() context: Context,
  ) {
    return importPage(context, first, after, dryRuns);
  }

  @FieldResolver(() => ImportProblemConnection, {
    description: 'What could not be taken as it stands, in the order in which it was found.',
  })
  problems(
    @Root() root: Import,
    @Arg('first', () => Int, { defaultValue: 50, description: 'How many, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'Go on behind this cursor.' }) after: string | null | undefined,
    @Ctx() context: Context,
  ) {
    return problemPage(context, root.importId, first, after);
  }

  @FieldResolver(() => ImportedTable, {
    nullable: true,
    description: 'How the columns of a table were read; null for files that are no table.',
  })
  table(@Root() root: Import, @Ctx() context: Context) {
    return tableOf(context, root.importId);
  }

  @Subscription(() => Import, {
    subscribe: ({ args, context }) => watchImport(context, String(args.id)),
    description: 'How far an import has come: at once, and whenever it has gone on. Complete when the import is over.',
  })
  importProgress(@Arg('id', () => ID, { description: 'The id of the import.' }) _id: string, @Root() now: Import): Import {
    return now;
  }

  @Directive('@requiresScope(scope: IMPORT)')
  @Mutation(() => ImportPayload, { description: 'Imports a small file that is given as text. The same file again adds nothing.' })
  importText(@Arg('input', () => ImportTextInput, { description: 'The file.' }) input: ImportTextInput, @Ctx() context: Context) {
    return importText(context, input);
  }

  @Directive('@requiresScope(scope: IMPORT)')
  @Mutation(() => ImportPayload, {
    description: 'Stops an import that waits or is being read; nothing of it is kept.',
  })
  cancelImport(@Arg('input', () => ImportIdInput, { description: 'Which import.' }) input: ImportIdInput, @Ctx() context: Context) {
    return cancelById(context, input.id);
  }

  @Directive('@requiresScope(scope: IMPORT)')
  @Mutation(() => ImportPayload, {
    description: 'Removes all that the import added, and its fingerprints, so that a corrected file can come in.',
  })
  undoImport(@Arg('input', () => ImportIdInput, { description: 'Which import.' }) input: ImportIdInput, @Ctx() context: Context) {
    return undoById(context, input.id);
  }
}
