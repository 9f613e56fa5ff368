import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { root } from '../command.mjs';

export interface Rule {
  readonly alert?: string;
  readonly record?: string;
  readonly expr: string;
  readonly labels?: { readonly severity?: string };
  readonly annotations?: { readonly summary?: string; readonly runbook?: string };
}

export interface RuleTest {
  readonly name: string;
  readonly alert_rule_test: readonly { readonly alertname: string; readonly exp_alerts: readonly unknown[] }[];
}

export const ruleFiles = ['alerts', 'recording'] as const;
export const ruleTestFiles = ['alerts', 'alerts-of-days'] as const;

const read = (path: string): unknown => parse(readFileSync(join(root, 'prometheus', path), 'utf8'));

export function readRules(): Rule[] {
  return ruleFiles.flatMap((name) => (read(`rules/${name}.yml`) as { groups: { rules: Rule[] }[] }).groups.flatMap(({ rules }) => rules));
}

export function readRuleTests(): RuleTest[] {
  return ruleTestFiles.flatMap((name) => (read(`tests/${name}.yml`) as { tests: RuleTest[] }).tests);
}

/** The names of all metrics that an expression reads: words before a brace, a bracket or the end that are no function and no label. */
export function metricsIn(expression: string): string[] {
  const bare = expression.replace(/"[^"]*"/g, '""').replace(/\b(by|without|on|ignoring|group_left|group_right) *\([^)]*\)/g, '');
  const inBraces = bare.replace(/\{[^}]*\}/g, '').replace(/\[[^\]]*\]/g, '');
  const words = inBraces.match(/[a-zA-Z_:][\w:]*(?!\s*\()\b/g) ?? [];
  const operators = ['and', 'or', 'unless', 'bool', 'by', 'offset', 'without', 'inf', 'nan'];
  return [...new Set(words.filter((word) => !operators.includes(word.toLowerCase()) && !new RegExp(`\\b${word}\\s*\\(`).test(inBraces)))];
}
