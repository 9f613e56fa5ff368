import type { ApolloServerPlugin } from '@apollo/server';
import type { Context } from '../context.ts';
import { badInput } from '../ledger/refusal.ts';
import { wholeRequestRefused } from './errors.ts';

/** One answer cannot hold what is yet to happen: whoever subscribes over HTTP is told where to. */
export const subscriptionsElsewhere: ApolloServerPlugin<Context> = {
  async requestDidStart() {
    return {
      async didResolveOperation({ operation }) {
        if (operation?.operation !== 'subscription') return;
        wholeRequestRefused(badInput('Subscriptions go over a WebSocket at the same address, with the protocol graphql-transport-ws.'));
      },
    };
  },
};
