import { Field, ObjectType } from 'type-graphql';
import { DateTimeScalar } from './scalars.ts';

@ObjectType('Provenance', {
  description:
    'What the figures were computed from: version and rows come from one snapshot. For the same field, arguments and book-local day, equal dataVersion means equal figures.',
})
export class Provenance {
  @Field(() => String, { description: 'Moves with every write to the book. Compare for equality only.' })
  dataVersion!: string;

  @Field(() => DateTimeScalar, { description: 'When the figures were computed.' })
  computedAt!: Date;

  @Field(() => Boolean, { description: 'True where the figures may be older than the last write, because computing them anew failed.' })
  stale!: boolean;
}
