import { flag, list, type Param, parsed, type Spec, text, type ValuesOf } from '../address/params.ts';
import { amountRange } from '../format/amount-range.ts';
import type { RuleInput, RuleRowFragment } from '../gql/operations.ts';

const decimal = /^-?\d{1,60}(\.\d{1,60})?$/;
const amount: Param<string | null> = parsed<string>(
  (written) => (decimal.test(written) ? written : null),
  (value) => value,
);

/** A rule in the making, in the address: what a line has to be like, and what becomes of it. */
export const draftParams = {
  payee: text(),
  text: text(),
  account: text(),
  /** Bounds of the amount; positive is money in. */
  min: amount,
  max: amount,
  to: text(),
  call: text(),
  /** `name` or `name=value`. */
  tags: list(),
  /** Before all others, not behind them. */
  first: flag(),
} satisfies Spec;
export type Draft = ValuesOf<typeof draftParams>;

/** No rule at all. */
export const emptyDraft: Draft = {
  payee: null,
  text: null,
  account: null,
  min: null,
  max: null,
  to: null,
  call: null,
  tags: [],
  first: false,
};

export function ruleOf({ payee, text: words, account, min, max, to, call, tags }: Draft): RuleInput {
  return { payee, text: words, account, amountMin: min, amountMax: max, counterAccount: to, setPayee: call, tags: tags.map(tagOf) };
}

export function draftOf(rule: Omit<RuleRowFragment, '__typename' | 'id'>): Draft {
  return {
    payee: rule.payee,
    text: rule.text,
    account: rule.account,
    min: rule.amountMin,
    max: rule.amountMax,
    to: rule.counterAccount,
    call: rule.setPayee,
    tags: rule.tags.map(({ name, value }) => (value === '' ? name : `${name}=${value}`)),
    first: false,
  };
}

function tagOf(written: string): { name: string; value: string } {
  const at = written.indexOf('=');
  return at < 0 ? { name: written, value: '' } : { name: written.slice(0, at), value: written.slice(at + 1) };
}

/** What a draft still lacks; null where it is a rule. */
export function lackOf({ payee, text: words, account, min, max, to, call, tags }: Draft): string | null {
  if (!payee && !words && !account && !min && !max) return 'Say what a line has to be like.';
  if (!to && !call && tags.length === 0) return 'Say what becomes of it: an account, a name or a tag.';
  return null;
}

/** What a line has to be like, in words. */
export function conditionsOf({ payee, text: words, account, min, max }: Draft): string[] {
  const amounts = amountRange(min, max);
  return [
    payee && `payee has “${payee}”`,
    words && `payee or words have “${words}”`,
    account && `on ${account}`,
    amounts && `amount ${amounts}`,
  ].filter((one): one is string => Boolean(one));
}

/** What becomes of it, in words. */
export function deedsOf({ to, call, tags }: Draft): string[] {
  return [to && `to ${to}`, call && `called “${call}”`, ...tags.map((tag) => `tagged ${tag}`)].filter((one): one is string => Boolean(one));
}
