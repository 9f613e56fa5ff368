import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginCacheControl } from '@apollo/server/plugin/cacheControl';
import responseCache from '@apollo/server-plugin-response-cache';
import { expressMiddleware } from '@as-integrations/express5';
import { MapperKind, mapSchema } from '@graphql-tools/utils';
import express from 'express';
import Fastify from 'fastify';
import { buildSchema, execute, type GraphQLSchema, parse } from 'graphql';
import { compileQuery, isCompiledQuery } from 'graphql-jit';
import mercurius from 'mercurius';
import mercuriusCache from 'mercurius-cache';

/** One question and its answer, which peers give from memory: they have no database to wait for. */
export interface Given {
  readonly sdl: string;
  readonly query: string;
  readonly data: Record<string, unknown>;
}

/** Our schema; each field is what the answer has at its place. */
function schemaOf({ sdl, data }: Given): GraphQLSchema {
  const schema = buildSchema(sdl);
  const root = schema.getQueryType()!.name;
  return mapSchema(schema, {
    [MapperKind.OBJECT_FIELD]: (field, _name, typeName) => ({
      ...field,
      resolve: (source: Record<string, unknown>, _args, _context, { path }) => (typeName === root ? data : source)[path.key],
    }),
  });
}

/** Starts one and gives its port. */
export const peers: Readonly<Record<string, (given: Given) => Promise<number>>> = {
  async raw({ data }) {
    const bytes = Buffer.from(JSON.stringify({ data }));
    const server = createServer((request, response) => {
      request.resume();
      request.once('end', () => {
        response.writeHead(200, { 'Content-Type': 'application/json; charset=utf-8', 'Content-Length': bytes.length });
        response.end(bytes);
      });
    });
    return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)));
  },
  apolloExpress: (given) => apollo(given, []),
  apolloResponseCache: (given) => apollo(given, [ApolloServerPluginCacheControl({ defaultMaxAge: 600 }), responseCache()]),
  async mercuriusJitCache(given) {
    const app = Fastify();
    await app.register(mercurius, { schema: schemaOf(given), jit: 1 });
    const fields = Object.fromEntries(Object.keys(given.data).map((name) => [name, true]));
    await app.register(mercuriusCache, { ttl: 600, policy: { Query: fields } });
    await app.listen({ port: 0, host: '127.0.0.1' });
    return (app.server.address() as AddressInfo).port;
  },
};

async function apollo(given: Given, plugins: ApolloServerPlugin[]): Promise<number> {
  const server = new ApolloServer({ schema: schemaOf(given), plugins, stopOnTerminationSignals: false });
  await server.start();
  const app = express();
  app.use('/graphql', express.json(), expressMiddleware(server));
  return new Promise((resolve) => {
    const listening = app.listen(0, '127.0.0.1', () => resolve((listening.address() as AddressInfo).port));
  });
}

/** Microseconds of CPU for one execution of the question over answers in memory, by each executor; neither parses nor validates. */
export async function compareExecutors(given: Given): Promise<{ graphqlJs: number; graphqlJit: number }> {
  const schema = schemaOf(given);
  const document = parse(given.query);
  const compiled = compileQuery(schema, document);
  if (!isCompiledQuery(compiled)) throw new Error(JSON.stringify(compiled.errors));
  const ways = [() => execute({ schema, document }), () => compiled.query({}, {}, {})];
  const found = ways.map(() => [] as number[]);
  for (let round = 0; round < 12; round++)
    for (const [index, way] of ways.entries()) {
      const before = process.cpuUsage();
      for (let time = 0; time < 200; time++) await way();
      const { user, system } = process.cpuUsage(before);
      if (round > 1) found[index]!.push(Math.round((user + system) / 200));
    }
  const [graphqlJs, graphqlJit] = found.map((times) => times.sort((a, b) => a - b)[2]!) as [number, number];
  return { graphqlJs, graphqlJit };
}
