import type { ApolloServerPlugin } from '@apollo/server';
import { validationErrorsMax } from '../config/limits.ts';
import type { Context } from '../context.ts';

/**
 * To whom accepts application/json alone, whatever can be said about a well-formed request is said with status 200: such
 * clients take any other status for the word of a proxy, and never look at the errors.
 */
export const acceptedTypes: ApolloServerPlugin<Context> = {
  async requestDidStart({ request }) {
    const accept = request.http?.headers.get('accept') ?? '';
    return {
      async willSendResponse({ response, errors }) {
        const isPlain = response.http.headers.get('content-type')?.startsWith('application/json') ?? !accept.includes('graphql-response');
        const code = errors?.[0]?.extensions?.code;
        if (isPlain && (code === 'GRAPHQL_PARSE_FAILED' || code === 'GRAPHQL_VALIDATION_FAILED')) response.http.status = 200;
        if (code === 'GRAPHQL_VALIDATION_FAILED' && response.body.kind === 'single') {
          const { singleResult } = response.body;
          singleResult.errors = singleResult.errors?.slice(0, validationErrorsMax);
        }
      },
    };
  },
};
