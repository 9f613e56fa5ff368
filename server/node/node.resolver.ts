import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import type { Context } from '../context.ts';
import { Node } from '../nouns/node.types.ts';
import { findNode, findNodes } from './find-node.ts';

@Resolver()
export class NodeResolver {
  @Query(() => Node, { nullable: true, description: 'What has this id; null where this book holds nothing of it.' })
  node(@Arg('id', () => ID, { description: 'As some other field gave it.' }) id: string, @Ctx() ctx: Context) {
    return findNode(ctx, id);
  }

  @Query(() => [Node], {
    nullable: 'items',
    description: 'What has these ids, in their order; null for each that this book does not hold.',
  })
  nodes(@Arg('ids', () => [ID], { description: 'At most 100.' }) ids: string[], @Ctx() ctx: Context) {
    return findNodes(ctx, ids);
  }
}
