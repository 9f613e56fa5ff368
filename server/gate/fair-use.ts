import type { ApolloServerPlugin } from '@apollo/server';
import {
  DirectiveLocation,
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLDirective,
  GraphQLNonNull,
  type GraphQLSchema,
  GraphQLString,
  Kind,
  type OperationDefinitionNode,
} from 'graphql';
import { budgetOfCredential, budgetOfLocalOwner, operationCostMax } from '../config/limits.ts';
import type { Budget, Context } from '../context.ts';
import type { BucketSize, Buckets, Taken } from '../fair-use/buckets.ts';
import { Refusal } from '../ledger/refusal.ts';
import { costOf } from './cost.ts';
import { wholeRequestRefused } from './errors.ts';
import { localOwner } from './who-asks.ts';

export const costDirective = new GraphQLDirective({
  name: 'cost',
  description: 'The points that a field takes from the budget of a credential, in place of one for each object.',
  locations: [
    DirectiveLocation.ARGUMENT_DEFINITION,
    DirectiveLocation.ENUM,
    DirectiveLocation.FIELD_DEFINITION,
    DirectiveLocation.INPUT_FIELD_DEFINITION,
    DirectiveLocation.OBJECT,
    DirectiveLocation.SCALAR,
  ],
  args: { weight: { type: new GraphQLNonNull(GraphQLString), description: 'A whole number.' } },
});

const sizeOf = ({ points, secondsToFill }: { points: number; secondsToFill: number }): BucketSize => ({
  capacity: points,
  perSecond: points * secondsToFill ** -1,
});
const sizeOfCredential = sizeOf(budgetOfCredential);
/** Without sign-in there is nobody to share the server with; the budget is told all the same. */
const sizeOfLocalOwner = sizeOf(budgetOfLocalOwner);

/** Whose budget, and for which book. */
type Charged = Pick<Context, 'viewer' | 'book'>;

/**
 * Charges a question to the credential that asks it, in its book, once: whoever answers from a cache calls this first. Throws
 * QUERY_TOO_COMPLEX for more than anybody may ask at once, RATE_LIMITED where the budget is used up; then nothing is charged.
 */
export async function charge(buckets: Buckets, context: Charged, points: number): Promise<Budget> {
  return chargeAtOnce(buckets, context, points);
}

/** As `charge`, without a promise where nobody has to be asked. */
export function chargeAtOnce(buckets: Buckets, { viewer, book }: Charged, points: number): Budget | Promise<Budget> {
  if (points > operationCostMax) {
    const remedy = 'Ask for fewer rows (`first`), or in several questions.';
    throw new Refusal(
      'QUERY_TOO_COMPLEX',
      `This question costs ${points} points; at most ${operationCostMax} are answered at once. ${remedy}`,
    );
  }
  const size = viewer.credential === localOwner.credential ? sizeOfLocalOwner : sizeOfCredential;
  const taken = buckets.take(`cost ${viewer.credential} book ${book.id}`, size, points);
  return taken instanceof Promise ? taken.then((it) => budgetOf(it, size, points)) : budgetOf(taken, size, points);
}

function budgetOf({ isAllowed, remaining, retryAfterSeconds }: Taken, size: BucketSize, points: number): Budget {
  if (!isAllowed) {
    const seconds = Math.max(1, Math.ceil(retryAfterSeconds));
    throw new Refusal(
      'RATE_LIMITED',
      `This costs ${points} points, and ${Math.floor(remaining)} are left. Try again in ${seconds} seconds.`,
      [],
      seconds,
    );
  }
  const missing = size.capacity - remaining;
  return {
    limit: size.capacity,
    remaining: Math.floor(remaining),
    resetSeconds: Math.ceil(missing * size.perSecond ** -1),
    perSecond: Math.floor(size.perSecond),
  };
}

/** What an operation of a document costs, with these variables. */
export function pointsOf(
  schema: GraphQLSchema,
  { definitions }: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): number {
  const fragments = definitions.filter((node): node is FragmentDefinitionNode => node.kind === Kind.FRAGMENT_DEFINITION);
  return costOf({ schema, operation, fragments: new Map(fragments.map((fragment) => [fragment.name.value, fragment])), variables });
}

/** `extensions.cost` */
export function costReport(points: number, { limit, remaining, perSecond }: Budget) {
  return { requested: points, throttleStatus: { maximumAvailable: limit, currentlyAvailable: remaining, restoreRate: perSecond } };
}

/** How a budget stands, as headers. */
export function budgetHeaders(budget: Budget): [name: string, value: string][] {
  return [
    ['ratelimit-policy', `"points";q=${budget.limit};w=${Math.ceil(budget.limit * budget.perSecond ** -1)}`],
    ['ratelimit', `"points";r=${budget.remaining};t=${budget.resetSeconds}`],
  ];
}

/**
 * Reckons each operation before it is executed, charges it, and tells the asker in headers and `extensions.cost`. Answers
 * that may be kept say what they cost and not what is left, which is another figure each time: that stands in the headers.
 */
export function fairUse(buckets: Buckets, mayBeKept: (context: Context) => boolean): ApolloServerPlugin<Context> {
  return {
    async requestDidStart() {
      let told: { budget: Budget; points: number } | null = null;
      return {
        async didResolveOperation({ schema, document, operation, request, contextValue }) {
          if (!operation) return;
          const points = pointsOf(schema, document, operation, request.variables ?? {});
          const budget = await charge(buckets, contextValue, points).catch(wholeRequestRefused);
          contextValue.budget.left = budget;
          contextValue.budget.points = points;
          told = { budget, points };
        },
        async willSendResponse({ response, contextValue }) {
          if (!told || response.body.kind !== 'single') return;
          const { budget, points } = told;
          for (const [name, value] of budgetHeaders(budget)) response.http.headers.set(name, value);
          const { singleResult } = response.body;
          const cost = mayBeKept(contextValue) ? { requested: points } : costReport(points, budget);
          singleResult.extensions = { ...singleResult.extensions, cost };
        },
      };
    },
  };
}
