import type { DeclaredType } from '../ledger/nouns.ts';
import type { DemoAccount } from './company.ts';

export const departments = ['engineering', 'product', 'sales', 'marketing', 'customer success', 'administration'] as const;
export type Department = (typeof departments)[number];

/** The eight corporate cards, by the last digits that bank descriptors show. */
export const cardDigits = ['4821', '5530', '6174', '7092', '8346', '2619', '3958', '1407'] as const;

/** The account that nobody gave a type (anomaly U1). */
export const untypedAccount = 'suspense';

/** `name | type | role | further tags`; what is left empty is inherited. Names under a group stand on one line. */
const groups: readonly [name: string, type: DeclaredType | null, role: string | null, children: readonly string[]][] = [
  ['assets', 'ASSET', null, []],
  ['assets:bank', 'CASH', 'cash', ['usd operating', 'usd payroll', 'usd reserve', 'usd collateral', 'eur', 'gbp']],
  ['assets:clearing', 'CASH', 'cash', ['card usd', 'card eur', 'card gbp']],
  ['assets:receivable', null, 'receivable', ['customers usd', 'customers eur', 'customers gbp', 'employee advances']],
  ['assets:prepaid', null, 'prepaid', ['insurance', 'software', 'conference', 'retainers']],
  ['assets:deposits', null, null, ['rent deposit']],
  [
    'assets:fixed',
    null,
    'fixed-asset',
    ['laptops', 'furniture', 'vehicle', 'accumulated laptops', 'accumulated furniture', 'accumulated vehicle'],
  ],
  ['liabilities', 'LIABILITY', null, []],
  ['liabilities:payable', null, 'payable', ['vendors usd', 'vendors eur', 'vendors gbp', 'accrued', 'reimbursements', 'benefits', '401k']],
  ['liabilities:cards', null, 'debt-short', cardDigits.map((digits) => `visa ${digits}`)],
  ['liabilities:credit line', null, 'debt-short', []],
  ['liabilities:loans', null, 'debt-long', ['venture loan', 'vehicle lease']],
  [
    'liabilities:tax',
    null,
    'tax-liability',
    ['federal withholding', 'state withholding', 'social security', 'sales tax', 'vat eu', 'vat uk', 'income tax'],
  ],
  ['liabilities:deferred', null, 'deferred-revenue', ['usd', 'eur', 'gbp']],
  ['equity', 'EQUITY', null, ['common stock', 'seed preferred', 'issuance costs', 'opening balances']],
  ['revenue', 'REVENUE', null, []],
  ['revenue:subscriptions', null, null, ['starter', 'team', 'business', 'enterprise']],
  ['revenue:services', null, null, ['onboarding', 'training']],
  ['revenue:refunds', null, null, []],
  ['revenue:credit notes', null, null, []],
  ['revenue:other', null, 'other-income', ['interest', 'miscellaneous']],
  ['expenses', 'EXPENSE', null, []],
  [
    'expenses:cost of service',
    null,
    'cost-of-goods',
    ['hosting', 'storage', 'email delivery', 'text messages', 'support desk', 'card fees'],
  ],
  ['expenses:payroll', null, 'payroll', [...departments, 'employer tax', 'benefits', '401k match', 'severance']],
  ['expenses:marketing', null, null, ['ads search', 'ads social', 'content', 'events', 'swag']],
  ['expenses:software', null, null, departments],
  ['expenses:travel', null, null, ['airfare', 'lodging', 'ground', 'meals']],
  ['expenses:office', null, null, ['rent', 'utilities', 'supplies', 'storage', 'internet']],
  ['expenses:professional', null, null, ['legal', 'accounting', 'contractors', 'recruiting', 'consulting']],
  ['expenses:insurance', null, null, []],
  ['expenses:interest', null, 'interest', []],
  ['expenses:depreciation', null, 'depreciation', []],
  ['expenses:income tax', null, 'income-tax', []],
  ['expenses:bank fees', null, null, []],
  ['expenses:bad debts', null, null, []],
  [untypedAccount, null, null, []],
];

const extraTags: Readonly<Record<string, readonly string[]>> = {
  'assets:bank:usd collateral': ['restricted:'],
  'assets:deposits': ['noncurrent:'],
  'revenue:subscriptions': ['recurring:'],
};

/** Every account of the company, parents before children. */
export const chart: readonly DemoAccount[] = groups.flatMap(([name, type, role, children]) => [
  { name, type, role, tags: extraTags[name] ?? [] },
  ...children.map((child) => {
    const full = `${name}:${child}`;
    return { name: full, type: null, role: null, tags: extraTags[full] ?? [] };
  }),
]);
