import type { ApolloServerPlugin } from '@apollo/server';
import type { Context } from '../context.ts';

/** An answer that holds nothing because the database is away has the status of a server that cannot answer: proxies and alerts read no JSON. */
export const unavailableStatus: ApolloServerPlugin<Context> = {
  requestDidStart: async () => ({
    willSendResponse: async ({ response }) => {
      if (response.body.kind !== 'single') return;
      const { data, errors = [] } = response.body.singleResult;
      const isEmpty = !data || Object.values(data).every((value) => value === null);
      const isAway = errors.length > 0 && errors.every(({ extensions }) => extensions?.code === 'UNAVAILABLE');
      if (!isEmpty || !isAway) return;
      response.http.status = 503;
      response.http.headers.set('retry-after', '5');
    },
  }),
};
