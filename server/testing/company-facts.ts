import type { DemoCompany } from '../demo/company.ts';
import { type BookFacts, keyOf } from '../findings/facts.ts';
import { parseRole } from '../ledger/account-role.ts';
import { classify } from '../ledger/classify.ts';
import type { AccountRole, DeclaredType } from '../ledger/nouns.ts';

/** The demo company as detectors see it, without a database: its accounts are classified as the store would. */
export function companyFacts(company: DemoCompany): BookFacts {
  const ids = new Map<string, number>();
  const declared = new Map(company.accounts.map((account) => [account.name, account]));
  const add = (name: string): number => {
    const known = ids.get(name);
    if (known !== undefined) return known;
    const colon = name.lastIndexOf(':');
    if (colon > 0) add(name.slice(0, colon));
    ids.set(name, ids.size + 1);
    return ids.size;
  };
  for (const { name } of company.accounts) add(name);
  const rows = [...ids].map(([fullName, id]) => {
    const account = declared.get(fullName);
    const parent = fullName.includes(':') ? ids.get(fullName.slice(0, fullName.lastIndexOf(':')))! : null;
    const role: AccountRole | null = account?.role ? parseRole(account.role) : null;
    const type: DeclaredType | null = account?.type ?? null;
    return { id, fullName, parentId: parent, declaredType: type, declaredRole: role, chosenType: null, chosenRole: null };
  });
  const classified = classify(rows);
  const facts = company.entries.map(({ date, payee, memo, code, postings }, index) => ({
    id: String(index + 1),
    date,
    who: payee || memo,
    key: keyOf(payee || memo),
    code,
    lines: postings.map(({ account, quantity, commodity }) => {
      const { type, role } = classified.get(ids.get(account)!)!;
      return { account, type, role, amount: quantity, currency: commodity };
    }),
  }));
  const prices = company.rates.map(({ on, commodity, rate }) => ({ on, currency: commodity, price: rate, in: 'USD' }));
  return { facts, prices };
}
