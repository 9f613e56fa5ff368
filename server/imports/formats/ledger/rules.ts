import type { Amount } from '../../../ledger/amount.ts';
import type { Place } from '../../journal.ts';
import type { Block } from '../plain-text/blocks.ts';
import { Fault, onLine } from '../plain-text/fault.ts';
import { withoutEnd } from '../plain-text/line-ends.ts';
import type { Lot, LotAmount } from './amount.ts';
import { check } from './checks.ts';
import { amountIn, numberOf } from './expression.ts';
import { verify } from './finalize.ts';
import type { Draft, DraftPosting, LedgerJournal, LedgerScope, Rule, RulePosting } from './journal.ts';
import { namesFor } from './names.ts';
import { addNote, emptyNotes } from './notes.ts';
import { readPosting } from './posting.ts';
import { readQuery } from './query.ts';

/** Reads an automated rule: `= query` and the postings to add. It applies to the entries after it. */
export function readRule(block: Block, file: string, scope: LedgerScope, journal: LedgerJournal): void {
  const query = block.head.text.slice(1).trim();
  if (query === '') throw new Fault('BAD_RULE', 'A rule needs a query after =, such as = /^Expenses:Food/.');
  const matches = readQuery(query, journal.commodities);
  const postings: RulePosting[] = [];
  const checks: { text: string; place: Place }[] = [];
  for (const line of block.body) {
    const text = line.text.trim();
    if (text.startsWith(';')) {
      const last = postings[postings.length - 1];
      if (last) addNote(last.notes, text.slice(1), journal.defaultYear, journal.readDate);
      continue;
    }
    if (/^(?:assert|check|expr|eval)\s/.test(text)) {
      checks.push({ text, place: { file, line: line.number } });
      continue;
    }
    postings.push(onLine(line, () => rulePosting(line.text, line.number, scope, journal)));
  }
  journal.rules.push({ line: block.head.number, matches, postings, checks });
}

function rulePosting(text: string, line: number, scope: LedgerScope, journal: LedgerJournal): RulePosting {
  const written = readPosting(withoutEnd(text), journal, true);
  const { name, kind, status, amount, expression, cost, balance, note } = written;
  if (balance) throw new Fault('BAD_RULE', 'A rule cannot assert or assign a balance; take the = away.');
  if (name.includes('%('))
    throw new Fault('UNSUPPORTED_RULE', `This import cannot work out the account ${name}; write it out, or use $account.`, name);
  const notes = emptyNotes();
  if (note !== null) addNote(notes, note, journal.defaultYear, journal.readDate);
  const fixed = amount && numberOf(amount.quantity, amount.commodity);
  return {
    line,
    account: journal.accountName(name, scope),
    kind,
    status,
    notes,
    amount: expression ?? (fixed && (() => fixed)),
    lot: amount?.lot ?? null,
    cost,
  };
}

/** Adds what the rules say to an entry that is complete. Returns the new residue, or null where it cannot have changed. */
export function applyRules(draft: Draft, journal: LedgerJournal): Amount[] | null {
  let residue: Amount[] | null = null;
  for (const rule of journal.rules) {
    const added = draft.postings.filter(({ isGenerated }) => !isGenerated).flatMap((posting) => additions(rule, posting, draft, journal));
    draft.postings.push(...added);
    if (added.some(({ kind }) => kind !== 'UNBALANCED_VIRTUAL')) residue = verify(draft.postings, journal);
  }
  return residue;
}

function additions(rule: Rule, posting: DraftPosting, draft: Draft, journal: LedgerJournal): DraftPosting[] {
  const names = namesFor(posting, draft, journal);
  if (!rule.matches(names)) return [];
  for (const { text, place } of rule.checks) check(text, place, journal, names);
  return rule.postings.map((template) => {
    if (!template.amount) {
      throw new Fault(
        'AMOUNT_MISSING',
        `The rule in line ${rule.line} adds a posting to ${template.account} without an amount; give it one.`,
        template.account,
      );
    }
    const amount = journal.commodities.reduced(amountIn(template.amount(names)));
    const { account, kind, status, notes, cost, lot } = template;
    return {
      line: posting.line,
      account: journal.accountName(
        account.replace(/\$account\b/g, () => posting.account),
        { applications: [], outer: null },
      ),
      kind,
      status: draft.entry.status === 'CLEARED' ? 'CLEARED' : status,
      notes,
      amount: scaled(amount, posting.amount!, lot),
      cost,
      isCostInferred: false,
      isGenerated: true,
    };
  });
}

/** A bare number multiplies the posting matched; an amount stands for itself. */
function scaled(amount: Amount, matched: LotAmount, lot: Lot | null): LotAmount {
  if (amount.commodity !== '') return { ...amount, lot };
  return { quantity: matched.quantity.times(amount.quantity), commodity: matched.commodity, lot: matched.lot };
}
