import { Field, ID, InterfaceType, ObjectType } from 'type-graphql';
import { parseNodeId } from '../ledger/node-id.ts';

@InterfaceType('Node', {
  description: 'Anything that can be asked for again by its id alone, through `node` or `nodes`.',
  resolveType: (value: { id: string }) => parseNodeId(value.id)?.kind,
})
export abstract class Node {
  @Field(() => ID, { description: 'Opaque, stable, and unique over all books.' })
  id!: string;
}

@ObjectType('PageInfo', { description: 'Where a page of a list stands among the rest.' })
export class PageInfo {
  @Field(() => Boolean, { description: 'True where there is more after this page.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'True where there is more before this page.' })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Cursor of the first edge; null on an empty page.' })
  startCursor!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Cursor of the last edge: pass it as `after` for the next page. Null on an empty page.',
  })
  endCursor!: string | null;
}
