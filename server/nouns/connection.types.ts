import { type ClassType, Field, ObjectType } from 'type-graphql';
import type { CursorCodec, Key } from '../ledger/cursor.ts';
import type { Page } from '../ledger/page-window.ts';
import { PageInfo } from './node.types.ts';

export interface Edge<T> {
  readonly cursor: string;
  readonly node: T;
}

export interface Connection<T> {
  readonly edges: readonly Edge<T>[];
  readonly pageInfo: PageInfo;
}

/** The class of a list of `node` in pages: `name` is its type's name, `rows` says in the plural what it holds. */
export function connectionType<T extends object>(name: string, node: ClassType<T>, rows: string): ClassType<Connection<T>> {
  @ObjectType(`${name}Edge`, { description: `One of the ${rows}, with its place in the list.` })
  class ListEdge {
    @Field(() => String, { description: 'Pass it as `after` to go on behind this one, as `before` to go back from it. Opaque.' })
    cursor!: string;

    @Field(() => node, { description: 'What stands here.' })
    node!: T;
  }

  @ObjectType(`${name}Connection`, { description: `A page of ${rows}.` })
  class ListConnection {
    @Field(() => [ListEdge], { description: 'What is on this page, in order.' })
    edges!: ListEdge[];

    @Field(() => PageInfo, { description: 'Where the page stands among the rest.' })
    pageInfo!: PageInfo;
  }
  return ListConnection;
}

/** A page as the API shows it. */
export function connectionOf<Row, T>(
  page: Page<Row>,
  cursors: CursorCodec,
  keyOf: (row: Row) => Key,
  nodeOf: (row: Row) => T,
): Connection<T> {
  const edges = page.rows.map((row) => ({ cursor: cursors.print(keyOf(row)), node: nodeOf(row) }));
  return {
    edges,
    pageInfo: {
      hasNextPage: page.hasNextPage,
      hasPreviousPage: page.hasPreviousPage,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}
