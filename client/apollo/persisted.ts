import { ApolloLink } from '@apollo/client';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { digests } from '../gql/persisted-digests.ts';

/** Longer addresses are refused on the way by some proxies. */
const variablesLengthMax = 2_000;

/** The text is left at home: the server has it from the build of this page. Of another build it says so, and gets the text. */
const byDigest = new PersistedQueryLink({
  generateHash: ({ definitions }) => {
    const [operation] = definitions.flatMap((definition) => (definition.kind === 'OperationDefinition' ? [definition] : []));
    return digests[operation?.name?.value ?? '']!;
  },
  useGETForHashedQueries: true,
});

const inBodyWhereLong = new ApolloLink((operation, forward) => {
  if (JSON.stringify(operation.variables).length > variablesLengthMax) {
    operation.setContext(({ fetchOptions }) => ({ fetchOptions: { ...fetchOptions, method: 'POST' } }));
  }
  return forward(operation);
});

/** Queries travel as GETs of a digest, so that the browser keeps their answers and only asks whether they have changed. */
export const persisted = ApolloLink.split(
  ({ operationName, operationType }) => String(operationType) === 'query' && digests[operationName ?? ''] !== undefined,
  ApolloLink.from([byDigest, inBodyWhereLong]),
);
