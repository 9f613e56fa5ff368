import { pageSizeMax, ruleTrialLinesMax } from '../config/limits.ts';
import type { Context } from '../context.ts';
import { noteChange } from '../identity/audit.sql.ts';
import { badInput } from '../ledger/refusal.ts';
import { transactionOf } from '../nouns/transaction.types.ts';
import type { UserError } from '../nouns/warning.types.ts';
import { bankFormats } from './bank-formats.ts';
import { BadBankOption, requireBankOptions } from './bank-options.ts';
import type { CreateRuleInput, RuleInput, RuleMatch, RuleNode, RulePayload, RuleTrial } from './rule-list.types.ts';
import { addRule, readBankLines, readRules, removeRule } from './rules.sql.ts';
import { fits, type Rule } from './rules.ts';

/** The request's book's rules, in the order in which they are tried. */
export async function ruleList(context: Context): Promise<RuleNode[]> {
  const rules = await context.snapshot((sql) => readRules(sql, context.book.id));
  return rules.map((rule) => ({ ...rule, id: String(rule.id) }));
}

export async function createRule(context: Context, { rule: given, first }: CreateRuleInput): Promise<RulePayload> {
  const rule = ruleOf(given);
  if (!('tags' in rule)) return { rule: null, userErrors: [rule] };
  const id = await context.write(async (sql) => {
    const added = await addRule(sql, context.book.id, rule, first);
    await noteChange(sql, context, 'rule added', { id: String(added) });
    return added;
  });
  return { rule: { ...rule, id: String(id) }, userErrors: [] };
}

export async function deleteRule(context: Context, id: string): Promise<RulePayload> {
  const rule = (await ruleList(context)).find((one) => one.id === id) ?? null;
  const isRemoved = await context.write(async (sql) => {
    const removed = rule !== null && (await removeRule(sql, context.book.id, Number(id)));
    if (removed) await noteChange(sql, context, 'rule taken away', { id });
    return removed;
  });
  if (isRemoved) return { rule, userErrors: [] };
  return { rule: null, userErrors: [{ code: 'NOT_FOUND', message: 'This book has no such rule.', field: ['input', 'id'] }] };
}

/** What a rule would make of the lines that are in the book; changes nothing. Refuses a rule that is none. */
export async function tryRule(context: Context, given: RuleInput, first: number): Promise<RuleTrial> {
  const rule = ruleOf(given);
  if (!('tags' in rule)) throw badInput(rule.message, ...(rule.field ?? []).slice(1));
  if (first < 1 || first > pageSizeMax) throw badInput(`first is 1 to ${pageSizeMax}.`, 'first');
  const lines = await context.snapshot((sql) => readBankLines(sql, context.book.id, bankFormats, ruleTrialLinesMax));
  const matches = lines
    .filter((line) => fits(rule, line))
    .map((line): RuleMatch => {
      const to = rule.counterAccount ?? line.counterAccount;
      const payee = rule.setPayee ?? line.payee;
      const isChange = to !== line.counterAccount || payee !== line.payee;
      return { from: line.counterAccount, to, payee, isChange, transactionId: line.transactionId };
    });
  const changed = matches.filter(({ isChange }) => isChange).length;
  return { tried: lines.length, matched: matches.length, changed, matches: matches.slice(0, first) };
}

export async function matchedEntry(context: Context, { transactionId }: RuleMatch) {
  const row = await context.loaders.transaction.load(transactionId);
  return row && transactionOf(context.book.id, row);
}

/** The rule, or what is wrong with it. */
function ruleOf(given: RuleInput): Rule | UserError {
  const word = (text: string | null | undefined) => text?.trim() || null;
  const rule: Rule = {
    payee: word(given.payee),
    text: word(given.text),
    account: word(given.account),
    amountMin: given.amountMin ?? null,
    amountMax: given.amountMax ?? null,
    counterAccount: word(given.counterAccount),
    setPayee: word(given.setPayee),
    tags: given.tags.map(({ name, value }) => ({ name: name.trim(), value: value.trim() })),
  };
  const fault = (message: string, ...field: string[]): UserError => ({ code: 'BAD_RULE', message, field: ['input', 'rule', ...field] });
  if (!rule.payee && !rule.text && !rule.account && !rule.amountMin && !rule.amountMax)
    return fault('A rule needs a condition, or it would fit every line.');
  if (!rule.counterAccount && !rule.setPayee && rule.tags.length === 0)
    return fault('A rule needs something to do: an account, a payee or a tag.');
  const badTag = rule.tags.find(({ name }) => !/^[^\s:,;]+$/.test(name));
  if (badTag) return fault(`"${badTag.name}" is no name of a tag: expected one word.`, 'tags');
  try {
    requireBankOptions({ account: rule.account, counterAccount: rule.counterAccount });
  } catch (error) {
    if (error instanceof BadBankOption) return fault(error.message, error.option);
    throw error;
  }
  return rule;
}
