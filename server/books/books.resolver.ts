import { Arg, Ctx, Directive, FieldResolver, Int, Mutation, Query, Resolver, Root, Subscription } from 'type-graphql';
import type { BookMove, Context } from '../context.ts';
import { readBookSettings } from '../ledger/frame.sql.ts';
import { Book, bookOf } from '../nouns/book.types.ts';
import { CurrencyScalar } from '../nouns/scalars.ts';
import { RateLimitStatus, rateLimitOf, Viewer, viewerOf } from '../nouns/viewer.types.ts';
import { bookPage, ofBooks } from './book-page.ts';
import { readCurrencies, readVersions } from './books.sql.ts';
import { BookChange, BookConnection, bookChangeOf, UpdateBookInput, UpdateBookPayload } from './books.types.ts';
import { updateBook } from './update-book.ts';

@Resolver(() => Book)
export class BooksResolver {
  @Directive('@wholeAnswer(ttl: 600)')
  @Query(() => Book, { description: 'The book that this request is about.' })
  async book(@Ctx() ctx: Context): Promise<Book> {
    const settings = await ctx.snapshot((sql) => readBookSettings(sql, ctx.book.id));
    return bookOf(settings!);
  }

  @FieldResolver(() => String, { description: 'Moves with every write to the book. Compare for equality only.' })
  dataVersion(@Root() book: Book, @Ctx() ctx: Context): Promise<string> {
    return ofBooks(ctx, 'book versions', readVersions).load(book.bookId);
  }

  @FieldResolver(() => [CurrencyScalar], { description: 'Currencies and commodities with a posting or a rate, by name.' })
  currencies(@Root() book: Book, @Ctx() ctx: Context): Promise<string[]> {
    return ofBooks(ctx, 'book currencies', readCurrencies).load(book.bookId);
  }

  @Subscription(() => BookChange, {
    subscribe: ({ context }) => context.live.changes(),
    description:
      'Fires when figures may have changed, once for each write and in their order; clients refetch what they show. It says nothing of what was before: ask after it has begun.',
  })
  bookChanged(@Root() move: BookMove, @Ctx() ctx: Context): BookChange {
    return bookChangeOf(ctx.book, move);
  }

  @Directive('@requiresScope(scope: ADMIN)')
  @Mutation(() => UpdateBookPayload, { description: 'Changes settings of the book: all that is asked for, or nothing.' })
  updateBook(
    @Arg('input', () => UpdateBookInput, { description: 'What to change.' }) input: UpdateBookInput,
    @Ctx() ctx: Context,
  ): Promise<UpdateBookPayload> {
    return updateBook(ctx, input);
  }
}

@Resolver(() => Viewer)
export class ViewerResolver {
  @FieldResolver(() => RateLimitStatus, { description: 'What is left of the points that questions cost, after this one.' })
  rateLimit(@Ctx() ctx: Context): RateLimitStatus {
    return rateLimitOf(ctx);
  }

  @Query(() => Viewer, { description: 'Who asks, and what they may do.' })
  viewer(@Ctx() ctx: Context): Viewer {
    return viewerOf(ctx);
  }

  @FieldResolver(() => BookConnection, { description: 'The books that the farthing-book header may name, oldest first.' })
  books(
    @Arg('first', () => Int, { defaultValue: 20, description: 'How many, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'Go on behind this cursor.' }) after: string | null,
    @Ctx() ctx: Context,
  ) {
    return bookPage(ctx, first, after);
  }
}
