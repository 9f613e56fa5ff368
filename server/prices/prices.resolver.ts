import { Arg, Args, Ctx, Directive, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../context.ts';
import { deletePrice, setPrice } from './change-prices.ts';
import { pricePage } from './price-page.ts';
import { DeletePriceInput, Price, PriceConnection, PricesArguments, SetPriceInput, SetPricePayload } from './prices.types.ts';

@Resolver(() => Price)
export class PricesResolver {
  @Directive('@wholeAnswer(ttl: 600)')
  @Query(() => PriceConnection, {
    nullable: true,
    description: 'The prices that count, newest first: for each day and pair your own, else the last that came with a file.',
  })
  prices(@Args(() => PricesArguments) page: PricesArguments, @Ctx() ctx: Context) {
    return pricePage(ctx, page);
  }

  @Directive('@requiresScope(scope: WRITE)')
  @Mutation(() => SetPricePayload, {
    description: 'Sets a price of your own, in place of the one that you set before for its day and pair.',
  })
  setPrice(@Arg('input', () => SetPriceInput, { description: 'The price.' }) input: SetPriceInput, @Ctx() ctx: Context) {
    return setPrice(ctx, input);
  }

  @Directive('@requiresScope(scope: WRITE)')
  @Mutation(() => SetPricePayload, {
    description: 'Deletes all prices of a day and pair, your own and those of files. Reading such a file again brings its own back.',
  })
  deletePrice(@Arg('input', () => DeletePriceInput, { description: 'Which prices.' }) input: DeletePriceInput, @Ctx() ctx: Context) {
    return deletePrice(ctx, input);
  }
}
