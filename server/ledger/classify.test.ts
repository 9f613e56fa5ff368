import { describe, expect, it } from 'vitest';
import { parseRole } from './account-role.ts';
import { classify, type Unclassified } from './classify.ts';

/** `name` or `name=TYPE/role`, parents made as needed; what is chosen instead of declared is marked with `!`. */
function classified(...specs: string[]) {
  const accounts = new Map<string, Unclassified>();
  const add = (fullName: string, facts: Partial<Unclassified>): Unclassified => {
    const colon = fullName.lastIndexOf(':');
    const parent = colon < 0 ? null : (accounts.get(fullName.slice(0, colon)) ?? add(fullName.slice(0, colon), {}));
    const account = {
      declaredType: null,
      declaredRole: null,
      chosenType: null,
      chosenRole: null,
      ...facts,
      id: accounts.size,
      fullName,
      parentId: parent?.id ?? null,
    };
    accounts.set(fullName, account);
    return account;
  };
  for (const spec of specs) {
    const [name = '', rest = ''] = spec.split('=');
    const [type, role] = rest.replace('!', '').split('/');
    const prefix = rest.startsWith('!') ? 'chosen' : 'declared';
    add(name, { ...(type ? { [`${prefix}Type`]: type } : {}), ...(role ? { [`${prefix}Role`]: role } : {}) });
  }
  const found = classify([...accounts.values()]);
  return Object.fromEntries([...accounts.values()].map(({ fullName, id }) => [fullName, found.get(id)!]));
}

const typeAndRole = (name: string, ...specs: string[]) => {
  const { type, role, roleInferred } = classified(...specs)[name]!;
  return `${type} ${role}${roleInferred ? ' guessed' : ''}`;
};

describe('the type of an account', () => {
  it('is its own declaration, else the nearest declared parent, else what its English name says, else its parent', () => {
    const types = classified(
      'assets:shop=EXPENSE',
      'assets:shop:till',
      'Einnahmen=REVENUE',
      'Einnahmen:assets',
      'liabilities:x',
      'Sonstiges',
    );
    expect(Object.fromEntries(Object.entries(types).map(([name, { type }]) => [name, type]))).toEqual({
      assets: 'ASSET',
      'assets:shop': 'EXPENSE',
      'assets:shop:till': 'EXPENSE',
      Einnahmen: 'REVENUE',
      'Einnahmen:assets': 'REVENUE',
      liabilities: 'LIABILITY',
      'liabilities:x': 'LIABILITY',
      Sonstiges: 'UNTYPED',
    });
  });

  it('follows a choice before any declaration, and passes it on', () => {
    const types = classified('a=ASSET', 'a:b=!LIABILITY', 'a:b:c', 'a:u=!UNTYPED');
    expect(['a', 'a:b', 'a:b:c', 'a:u'].map((name) => types[name]!.type)).toEqual(['ASSET', 'LIABILITY', 'LIABILITY', 'UNTYPED']);
  });

  it('knows conversion accounts as equity of their own kind', () => {
    const types = classified('equity:conversion', 'equity:opening', 'Tausch=CONVERSION');
    expect(['equity:conversion', 'equity:opening', 'Tausch'].map((name) => [types[name]!.type, types[name]!.isConversion])).toEqual([
      ['EQUITY', true],
      ['EQUITY', false],
      ['EQUITY', true],
    ]);
  });
});

describe('the role of an account', () => {
  it.each([
    ['assets:bank:checking', 'ASSET CASH guessed'],
    ['assets:Accounts Receivable', 'ASSET RECEIVABLE guessed'],
    ['assets:equipment', 'ASSET FIXED_ASSET guessed'],
    ['assets:unreceivable', 'ASSET null'],
    ['liabilities:credit card', 'LIABILITY DEBT_SHORT guessed'],
    ['liabilities:car loan', 'LIABILITY DEBT_LONG guessed'],
    ['liabilities:sales tax payable', 'LIABILITY TAX_LIABILITY guessed'],
    ['expenses:Cost of Goods', 'EXPENSE COST_OF_GOODS guessed'],
    ['income:dividends', 'REVENUE OTHER_INCOME guessed'],
    ['equity:loan', 'EQUITY null'],
  ])('%s is %s', (name, expected) => expect(typeAndRole(name, name)).toBe(expected));

  it('is declared, inherited from the nearest parent, and passed over where it does not fit', () => {
    expect(typeAndRole('assets:x:y', 'assets:x=/PREPAID', 'assets:x:y')).toBe('ASSET PREPAID');
    expect(typeAndRole('liabilities:x', 'liabilities:x=/CASH')).toBe('LIABILITY null');
    expect(typeAndRole('Kasse', 'Kasse=CASH')).toBe('ASSET CASH');
  });

  it('is read in any case, with dashes or underscores', () => {
    expect(['fixed-asset', 'Debt_Long', 'income tax', 'nonsense'].map(parseRole)).toEqual(['FIXED_ASSET', 'DEBT_LONG', 'INCOME_TAX', null]);
  });
});
