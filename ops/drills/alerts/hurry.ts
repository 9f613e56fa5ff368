import { parse, stringify } from 'yaml';
import type { PrometheusChoice } from '../../stack/prometheus.ts';

/** How much faster than in production the time of the rules goes by: an hour is 22 seconds. */
export const hurryFactor = 160;

/** One value of it lies in the shortest range of a rule, 2 minutes, and two in that of a rate, 5 minutes. */
const scrapeMilliseconds = 700;

interface RuleFile {
  readonly groups: readonly { readonly name: string; readonly rules: readonly { readonly expr: string; readonly for?: string }[] }[];
}

/**
 * Rewrites what Prometheus is given: `for` and every range of a rule are divided by the factor, and it scrapes and evaluates every 0.7
 * seconds. Expressions, metrics, thresholds and labels stay as they are.
 */
export function hurried(factor: number): NonNullable<PrometheusChoice['change']> {
  const shorter = (duration: string) => `${Math.round(millisecondsOf(duration) / factor)}ms`; // not money: a span of time
  return (name, text) => {
    const interval = `${scrapeMilliseconds}ms`;
    if (name === 'prometheus.yml')
      return text.replace(/(scrape_interval|scrape_timeout|evaluation_interval): \w+/g, (_, setting: string) => `${setting}: ${interval}`);
    const { groups } = parse(text) as RuleFile;
    return stringify({
      groups: groups.map((group) => ({
        ...group,
        rules: group.rules.map(({ expr, for: waits, ...rule }) => ({
          ...rule,
          expr: expr.replace(/\[(\w+)\]/g, (_, range: string) => `[${shorter(range)}]`),
          ...(waits === undefined ? {} : { for: shorter(waits) }),
        })),
      })),
    });
  };
}

const units: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

/** Of a duration as Prometheus writes it: `5m`, `1h30m`. */
export function millisecondsOf(duration: string): number {
  const parts = [...duration.matchAll(/(\d+)(ms|[smhdw])/g)];
  if (parts.map(([part]) => part).join('') !== duration || parts.length === 0) throw new Error(`${duration} is no duration of Prometheus`);
  return parts.reduce((sum, [, count, unit]) => sum + Number(count) * units[unit!]!, 0);
}
