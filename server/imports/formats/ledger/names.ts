import { type Names, numberOf, type Value } from './expression.ts';
import type { Draft, DraftPosting, LedgerJournal } from './journal.ts';
import { commentOf } from './notes.ts';
import { definitionsOf } from './posting.ts';

/** What names mean about one posting: its account, amount, payee, code, note and tags. */
export function namesFor(posting: DraftPosting, draft: Draft, journal: LedgerJournal): Names {
  const defined = definitionsOf(journal);
  const { payee, description, code } = draft.entry;
  const text = (found: string | null): Value => ({ kind: 'text', text: found ?? '' });
  return (name, argument) => {
    switch (name) {
      case 'account':
        return argument ? null : text(posting.account);
      case 'amount':
      case 'total':
        return posting.amount && numberOf(posting.amount.quantity, posting.amount.commodity);
      case 'commodity':
        return posting.amount && text(posting.amount.commodity);
      case 'payee':
        return text(
          posting.notes.tags.find((tag) => tag.name === 'Payee')?.value ?? (payee === null ? description : `${payee} | ${description}`),
        );
      case 'date':
        return text(posting.notes.date ?? draft.entry.date);
      case 'cleared':
        return truth(posting.status === 'CLEARED');
      case 'pending':
        return truth(posting.status === 'PENDING');
      case 'uncleared':
        return truth(posting.status !== 'CLEARED');
      case 'real':
        return truth(posting.kind === 'REAL');
      case 'virtual':
        return truth(posting.kind !== 'REAL');
      case 'code':
        return text(code);
      case 'note':
        return text([commentOf(draft.notes), commentOf(posting.notes)].filter((part) => part !== null).join('\n'));
      case 'has_tag':
      case 'tag':
        return argument && tagged(name, argument, posting, draft);
      default:
        return defined(name, argument);
    }
  };
}

function truth(value: boolean): Value {
  return { kind: 'truth', truth: value };
}

function tagged(name: 'has_tag' | 'tag', argument: Value, posting: DraftPosting, draft: Draft): Value {
  const isSought = (tag: string) => {
    if (argument.kind === 'pattern') return argument.pattern.test(tag);
    return argument.kind === 'text' && argument.text === tag;
  };
  const found = [...posting.notes.tags, ...draft.notes.tags].find((tag) => isSought(tag.name));
  return name === 'tag' ? { kind: 'text', text: found?.value ?? '' } : truth(found !== undefined);
}
