import { Args, Ctx, Directive, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.ts';
import { contributionsOf, historyPoints } from './details.ts';
import { ContributionsArguments, HistoryArguments, Kpi, KpiContribution, KpiPoint, KpiReport, KpisArguments } from './kpis.types.ts';
import { kpiReport } from './report.ts';

@Resolver(() => Kpi)
export class KpisResolver {
  @Directive('@cached(ttl: 60, swr: 30)')
  @Directive('@cost(weight: "10")')
  @Query(() => KpiReport, { nullable: true, description: 'The figures of a period, compared with an earlier one.' })
  kpis(@Args(() => KpisArguments) asked: KpisArguments, @Ctx() ctx: Context): Promise<KpiReport> {
    return kpiReport(ctx, asked);
  }

  @Directive('@cached(ttl: 60, swr: 30)')
  @FieldResolver(() => [KpiPoint], {
    nullable: true,
    description: 'The last points of this figure, oldest first, ending with this period: a sparkline.',
  })
  history(@Root() kpi: Kpi, @Args(() => HistoryArguments) { points }: HistoryArguments, @Ctx() ctx: Context): Promise<KpiPoint[]> {
    return historyPoints(ctx, kpi, points);
  }

  @Directive('@cached(ttl: 60, swr: 30)')
  @FieldResolver(() => [KpiContribution], {
    nullable: true,
    description:
      'The accounts that make up the figure, largest |amount| first, then one row without account for the rest: they add up to value. Empty for RATIO, MONTHS and DAYS, and where value is null.',
  })
  contributions(
    @Root() kpi: Kpi,
    @Args(() => ContributionsArguments) { first }: ContributionsArguments,
    @Ctx() ctx: Context,
  ): Promise<KpiContribution[]> {
    return contributionsOf(ctx, kpi, first);
  }
}
