import { learnedEntriesMax, pageSizeMax } from '../../config/limits.ts';
import type { Context } from '../../context.ts';
import { badInput } from '../../ledger/refusal.ts';
import { type Transaction, transactionOf } from '../../nouns/transaction.types.ts';
import { readRules } from '../rules.sql.ts';
import type { Rule } from '../rules.ts';
import { type Learned, learnRules } from './learn.ts';
import { readPastEntries } from './past-entries.sql.ts';
import type { RuleProposal } from './rule-proposals.types.ts';

/** Rules that the book's past entries speak for and that it has not got yet. */
export async function ruleProposals(context: Context, first: number): Promise<RuleProposal[]> {
  if (first < 1 || first > pageSizeMax) throw badInput(`first is 1 to ${pageSizeMax}.`, 'first');
  const { book } = context;
  const { entries, rules } = await context.snapshot(async (sql) => ({
    entries: await readPastEntries(sql, book.id, learnedEntriesMax),
    rules: await readRules(sql, book.id),
  }));
  return learnRules(entries)
    .filter((learned) => !rules.some((rule) => covers(rule, learned)))
    .slice(0, first)
    .map(proposalOf);
}

/** That a rule looks for the same name, whatever it makes of it: then somebody has decided already. */
function covers(rule: Rule, { condition }: Learned): boolean {
  const sought = (condition.payee ?? condition.text ?? '').toLowerCase();
  return [rule.payee, rule.text].some((part) => part !== null && sought.includes(part.toLowerCase()));
}

function proposalOf({ condition, examples, ...rest }: Learned): RuleProposal {
  const confidence = Number((rest.agreeing / rest.placed).toFixed(2)); // not money: a share
  return { ...rest, ...condition, confidence, exampleIds: examples };
}

/** The newest entries that speak for a rule. */
export async function examplesOf(context: Context, { exampleIds }: RuleProposal): Promise<Transaction[]> {
  const rows = await context.loaders.transaction.loadMany(exampleIds);
  return rows.flatMap((row) => (row === null || row instanceof Error ? [] : [transactionOf(context.book.id, row)]));
}
