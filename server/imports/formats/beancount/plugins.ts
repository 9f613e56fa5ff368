import type { ProblemLog } from '../plain-text/problem-log.ts';
import { checkBalances } from './balance-check.ts';
import { accountsOf, type BookedDirective } from './book.ts';
import { compareDirectives, type Open, type Price } from './directive.ts';
import type { FileState, Plugin } from './file-state.ts';
import { Inventory } from './inventory.ts';
import type { Options } from './options.ts';
import { insertPadding } from './padding.ts';

type Transform = (directives: readonly BookedDirective[], options: Options, log: ProblemLog) => BookedDirective[];

/** The plugins whose work is done here. */
const transforms: Readonly<Record<string, Transform>> = {
  'beancount.ops.pad': insertPadding,
  'beancount.ops.balance': checkedBalances,
  'beancount.plugins.auto_accounts': openAccounts,
  'beancount.plugins.implicit_prices': addImplicitPrices,
  'beancount.plugins.exclude_tag': withoutVirtual,
  'beancount.plugins.auto': (directives) => addImplicitPrices(openAccounts(directives)),
};

/** Plugins that only check, or only add what no report counts: the books are the same without them. */
const harmless: readonly RegExp[] = [
  /^beancount\.ops\.(documents|validation)$/,
  /^beancount\.plugins\.(check_average_cost|check_closing|check_commodity|coherent_cost|commodity_attr|leafonly|mark_unverified|merge_meta|noduplicates|nounused|onecommodity|pedantic|sellgains|unique_prices)$/,
  /^fava\.(ext|plugins)\./,
];

/** Pads, then what the main file's plugins do, then the balance checks: the order in which Beancount works. */
export function runPlugins(booked: readonly BookedDirective[], main: FileState, log: ProblemLog): BookedDirective[] {
  const { options } = main;
  let directives = options.standardChecks ? insertPadding(booked, options, log) : [...booked];
  for (const plugin of main.plugins) {
    const transform = Object.hasOwn(transforms, plugin.name) ? transforms[plugin.name] : undefined;
    if (transform) directives = transform(directives, options, log).sort(compareDirectives);
    else if (!harmless.some((pattern) => pattern.test(plugin.name))) reportNotRun(plugin, main, log);
  }
  if (options.standardChecks) checkBalances(directives, options, log);
  return directives;
}

function checkedBalances(directives: readonly BookedDirective[], options: Options, log: ProblemLog): BookedDirective[] {
  checkBalances(directives, options, log);
  return [...directives];
}

/** Opens each account that is never opened on the day on which it is first named. */
function openAccounts(directives: readonly BookedDirective[]): BookedDirective[] {
  const opened = new Set(directives.flatMap((directive) => (directive.kind === 'open' ? [directive.account] : [])));
  const added = new Map<string, Open>();
  for (const directive of directives) {
    for (const account of accountsOf(directive)) {
      if (opened.has(account) || added.has(account)) continue;
      const { at, date } = directive;
      added.set(account, { kind: 'open', at, date, account, currencies: [], booking: null, role: null });
    }
  }
  return [...added.values(), ...directives];
}

/** Leaves out what is tagged #virtual. */
function withoutVirtual(directives: readonly BookedDirective[]): BookedDirective[] {
  return directives.filter(
    (directive) => directive.kind !== 'transaction' || !directive.tags.some(({ name, value }) => name === 'virtual' && value === ''),
  );
}

/** Adds a price for each posting that names one, and for each new lot. */
function addImplicitPrices(directives: readonly BookedDirective[]): BookedDirective[] {
  const holdings = new Map<string, Inventory>();
  const seen = new Set<string>();
  return directives.flatMap((directive): BookedDirective[] => {
    if (directive.kind !== 'transaction') return [directive];
    const prices: Price[] = [];
    for (const { account, price, lot, ...posting } of directive.postings) {
      const inventory = holdings.get(account) ?? new Inventory();
      holdings.set(account, inventory);
      const change = inventory.add({ ...posting, lot });
      const amount = price ?? (lot && change !== 'reduced' ? { number: lot.number, currency: lot.currency } : null);
      if (!amount) continue;
      const key = `${directive.date} ${posting.currency} ${amount.number.trimmed()} ${amount.currency}`;
      if (seen.has(key)) continue;
      seen.add(key);
      prices.push({ kind: 'price', at: directive.at, date: directive.date, currency: posting.currency, amount });
    }
    return [directive, ...prices];
  });
}

function reportNotRun({ name, line, text }: Plugin, { file }: FileState, log: ProblemLog): void {
  const message = `The plugin "${name}" was not run; what it adds or changes is not in the books. Import what "bean-report FILE print" gives to have it.`;
  log.warn({ file, line }, 'PLUGIN_NOT_RUN', message, text);
}
