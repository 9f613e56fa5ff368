import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../command.mjs';
import { metricsIn, readRules, readRuleTests } from './rules.ts';

const alerts = readRules().flatMap((rule) => (rule.alert ? [{ ...rule, alert: rule.alert }] : []));
const tests = readRuleTests().flatMap(({ alert_rule_test }) => alert_rule_test);
const runbook = readFileSync(join(root, 'docs/runbook.md'), 'utf8');

describe('every alert', () => {
  it('has a test where it fires and one where it is silent; the dead man never is', () => {
    const untested = alerts.filter(({ alert }) => {
      const own = tests.filter(({ alertname }) => alertname === alert);
      const isSilent = alert === 'Watchdog' || own.some(({ exp_alerts }) => exp_alerts.length === 0);
      return !isSilent || !own.some(({ exp_alerts }) => exp_alerts.length > 0);
    });
    expect(untested.map(({ alert }) => alert)).toEqual([]);
    expect(alerts.length).toBeGreaterThan(20);
  });

  it('says how bad it is, and leads to a paragraph of its name', () => {
    for (const { alert, labels, annotations } of alerts) {
      expect([alert, ['page', 'ticket', 'none'].includes(labels?.severity ?? '')]).toEqual([alert, true]);
      expect([alert, annotations?.runbook]).toEqual([alert, `docs/runbook.md#${alert.toLowerCase()}`]);
      expect(runbook).toContain(`\n## ${alert}\n`);
    }
  });
});

it('the runbook has no paragraph about an alert that is gone', () => {
  const titles = [...runbook.matchAll(/^## (\w+)$/gm)].map(([, title]) => title);
  expect(titles.filter((title) => !alerts.some(({ alert }) => alert === title))).toEqual([]);
});

it('metrics are found in an expression, functions and labels are not', () => {
  expect(metricsIn('sum by (le) (rate(a_bucket{x="y z"}[5m])) / max(b) > 2 and absent(c_d{job="e"} == 1)')).toEqual([
    'a_bucket',
    'b',
    'c_d',
  ]);
});
